package registry.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Base62Test {
    @Test
    void padsToTheWidthAsked() {
        assertThat(Base62.encode(0, 3)).isEqualTo("000");
        assertThat(Base62.encode(61, 3)).isEqualTo("00z");
        assertThat(Base62.encode(62, 3)).isEqualTo("010");
    }

    @Test
    void holdsTheLargestValuesATokenNeeds() {
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 0xFF);
        assertThat(Base62.encode(ones, 43)).hasSize(43);
        assertThat(Base62.encode(0xFFFF_FFFFL, 6)).isEqualTo("4gfFC3");
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        assertThatThrownBy(() -> Base62.encode(62, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

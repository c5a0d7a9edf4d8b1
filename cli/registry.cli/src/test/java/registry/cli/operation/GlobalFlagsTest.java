package registry.cli.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import registry.cli.operation.Session.GlobalFlags;

/** What a command in the shell makes of the shell's own options. */
class GlobalFlagsTest {
    private static final GlobalFlags SHELL = flags("http://shell", "shell-token", false);

    @Test
    void fallBackOnTheShell() {
        assertThat(GlobalFlags.NONE.or(SHELL)).isEqualTo(SHELL);
        assertThat(flags(null, "own", false).or(SHELL)).isEqualTo(flags("http://shell", "own", false));
        assertThat(flags("http://own", null, false).or(SHELL)).isEqualTo(flags("http://own", "shell-token", false));
        assertThat(GlobalFlags.NONE.or(flags(null, null, true))).isEqualTo(flags(null, null, true));
    }

    @Test
    void chooseAnotherPlaceThanTheShell() {
        assertThat(flags("http://own", null, false).or(flags(null, null, true)))
                .isEqualTo(flags("http://own", null, false));
        assertThat(flags(null, null, true).or(SHELL).url()).isEmpty();
        assertThat(flags(null, null, true).or(SHELL).local()).isTrue();
    }

    @Test
    void showTheLocalRegistryNoTokenOfAnotherOne() {
        assertThat(flags(null, null, true).or(SHELL).apiKey()).isEmpty();
        assertThat(flags(null, "own", true).or(SHELL).apiKey()).contains("own");
        assertThat(GlobalFlags.NONE.or(flags(null, "local-token", true)).apiKey())
                .contains("local-token");
    }

    private static GlobalFlags flags(@Nullable String url, @Nullable String token, boolean local) {
        return new GlobalFlags(Optional.ofNullable(url), Optional.ofNullable(token), Optional.empty(), local);
    }
}

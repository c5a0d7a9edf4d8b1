package registry.signing.ed25519;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import registry.api.spi.SignatureScheme;
import registry.testing.SignatureSchemeContract;

/** The contract test kit must notice schemes that are wrong in one place each. */
final class ContractCatchesBrokenSchemesTest {
    @Test
    void catchesASchemeThatAcceptsEverything() {
        assertThat(failures(AcceptsEverything.class))
                .contains(
                        "refusesAnotherMessage",
                        "refusesEverySignatureWithOneBitChanged",
                        "refusesEveryKeyWithOneBitChanged",
                        "refusesTheSignatureOfAnotherKey",
                        "answersRandomKeysAndSignaturesWithoutAnException",
                        "neverVerifiesByAKeyThatIsNotSound");
    }

    @Test
    void catchesASchemeThatIgnoresWhatFollowsTheSignature() {
        assertThat(failures(IgnoresTrailingBytes.class)).containsExactly("refusesSignaturesOfAnyOtherLength");
    }

    @Test
    void catchesASchemeThatThrowsAtMalformedInput() {
        assertThat(failures(ThrowsAtMalformedInput.class))
                .containsExactlyInAnyOrder("refusesSignaturesOfAnyOtherLength", "refusesKeysOfAnyOtherLength");
    }

    @Test
    void catchesASchemeThatFindsEveryKeySound() {
        assertThat(failures(FindsEveryKeySound.class)).containsExactly("refusesKeysOfAnyOtherLength");
    }

    @Test
    void catchesASchemeWhoseSeedsRepeat() {
        assertThat(failures(RepeatsSeeds.class)).contains("makesAnotherSeedEveryTime");
    }

    @Test
    void catchesASchemeThatClearsTheSeed() {
        assertThat(failures(ClearsTheSeed.class)).contains("leavesItsInputAsItIs");
    }

    @Test
    void catchesASchemeThatIsNotInstalled() {
        assertThat(failures(IsNotInstalled.class)).containsExactly("isFoundByTheServiceLoader");
    }

    @Test
    void passesASchemeThatIsRight() {
        assertThat(failures(IsRight.class)).isEmpty();
    }

    private static List<String> failures(Class<? extends SignatureSchemeContract> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .map(Event::getTestDescriptor)
                .map(TestDescriptor::getDisplayName)
                .map(name -> name.replace("()", ""))
                .toList();
    }

    static final class AcceptsEverything extends SignatureSchemeContract {
        @Override
        protected SignatureScheme scheme() {
            return new Delegate() {
                @Override
                public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
                    return true;
                }
            };
        }
    }

    static final class IgnoresTrailingBytes extends SignatureSchemeContract {
        @Override
        protected SignatureScheme scheme() {
            return new Delegate() {
                @Override
                public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
                    return super.verify(publicKey, message, Arrays.copyOf(signature, signatureLength()));
                }
            };
        }
    }

    static final class ThrowsAtMalformedInput extends SignatureSchemeContract {
        @Override
        protected SignatureScheme scheme() {
            return new Delegate() {
                @Override
                public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
                    if (publicKey.length != publicKeyLength() || signature.length != signatureLength()) {
                        throw new IllegalArgumentException("wrong length");
                    }
                    return super.verify(publicKey, message, signature);
                }
            };
        }
    }

    static final class FindsEveryKeySound extends SignatureSchemeContract {
        @Override
        protected SignatureScheme scheme() {
            return new Delegate() {
                @Override
                public KeyQuality inspect(byte[] publicKey) {
                    return KeyQuality.SOUND;
                }
            };
        }
    }

    static final class RepeatsSeeds extends SignatureSchemeContract {
        @Override
        protected SignatureScheme scheme() {
            return new Delegate() {
                @Override
                public byte[] newSeed(SecureRandom random) {
                    return new byte[seedLength()];
                }
            };
        }
    }

    static final class ClearsTheSeed extends SignatureSchemeContract {
        @Override
        protected SignatureScheme scheme() {
            return new Delegate() {
                @Override
                public byte[] sign(byte[] seed, byte[] message) {
                    byte[] signature = super.sign(seed, message);
                    Arrays.fill(seed, (byte) 0);
                    return signature;
                }
            };
        }
    }

    static final class IsNotInstalled extends SignatureSchemeContract {
        @Override
        protected SignatureScheme scheme() {
            return new Delegate() {
                @Override
                public String id() {
                    return "elsewhere";
                }
            };
        }
    }

    static final class IsRight extends SignatureSchemeContract {
        @Override
        protected SignatureScheme scheme() {
            return new Delegate();
        }
    }
}

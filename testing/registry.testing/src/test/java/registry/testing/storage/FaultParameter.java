package registry.testing.storage;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs single tests of a contract on a store with a fault, which it gives to the test class's constructor. */
final class FaultParameter implements ParameterResolver {
    private static final String NAME = "fault";

    static Events run(Class<?> contract, String test, Enum<?> fault) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter(NAME, fault.name())
                .selectors(selectMethod(contract, test))
                .execute()
                .testEvents();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().isEnum();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String name = context.getConfigurationParameter(NAME).orElseThrow();
        for (Object constant : parameter.getParameter().getType().getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(name);
    }
}

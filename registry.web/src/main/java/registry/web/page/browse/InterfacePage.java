package registry.web.page.browse;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.signing.verify.VerifiedModule;
import registry.signing.wasm.Abi;
import registry.signing.wasm.AbiManifest;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.Words;

/** What can be called in a version. */
@JStache(path = "browse/interface")
record InterfacePage(Frame frame, VersionHead head, VersionRail rail, List<Module> modules) implements Page {
    /**
     * A module's interface.
     *
     * @param remark why there is nothing to show, {@code ""} when there is
     * @param state the type and version of its state
     */
    record Module(
            String title,
            String schema,
            String remark,
            List<Method> methods,
            List<String> events,
            String state,
            List<String> migrations) {
        static Module of(VerifiedModule module) {
            String title = module.name().map(name -> "Service " + name).orElse("Module");
            Abi abi = module.module().abi().orElse(null);
            if (abi instanceof Abi.Supported supported) {
                return of(title, supported.manifest());
            }
            String remark = abi instanceof Abi.Unsupported unsupported
                    ? "It is described in " + unsupported.schemaVersion() + ", which this registry cannot read."
                    : "The module does not describe its interface.";
            return new Module(title, "", remark, List.of(), List.of(), "", List.of());
        }

        private static Module of(String title, AbiManifest abi) {
            return new Module(
                    title,
                    abi.schemaVersion(),
                    "",
                    abi.methods().stream().map(Method::of).toList(),
                    abi.events(),
                    abi.stateRoot()
                            .map(root -> root + ", version " + abi.stateVersion())
                            .orElse(""),
                    abi.migrations().stream()
                            .map(step -> step.method() + " takes over the state of version " + step.fromVersion())
                            .toList());
        }

        boolean described() {
            return remark.isEmpty();
        }

        String count() {
            return Words.count(methods.size(), "method", "methods");
        }

        boolean hasEvents() {
            return !events.isEmpty();
        }

        boolean hasState() {
            return !state.isEmpty();
        }

        boolean hasMigrations() {
            return !migrations.isEmpty();
        }
    }

    /**
     * A method.
     *
     * @param effect what calling it does, {@code ""} when it does not say
     */
    record Method(String signature, String effect) {
        static Method of(AbiManifest.Method method) {
            String effect = method.intent()
                    .map(intent -> intent.equals("read_only") ? "reads" : "changes state")
                    .orElse("");
            return new Method(method.signature(), effect);
        }

        boolean hasEffect() {
            return !effect.isEmpty();
        }
    }

    boolean any() {
        return !modules.isEmpty();
    }

    @Override
    public String html() {
        return InterfacePageRenderer.of().execute(this);
    }
}

package registry.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import registry.accounts.Identity;
import registry.accounts.Sessions;
import registry.catalog.Catalog;
import registry.web.rest.Access;
import registry.web.rest.AccountJson;
import registry.web.rest.AccountResource;
import registry.web.rest.Browser;
import registry.web.rest.DownloadResource;
import registry.web.rest.EditResource;
import registry.web.rest.EmptyRefusals;
import registry.web.rest.FailureMapper;
import registry.web.rest.HealthzResource;
import registry.web.rest.JsonWriter;
import registry.web.rest.KeysResource;
import registry.web.rest.LoginBrowser;
import registry.web.rest.LoginResource;
import registry.web.rest.LogoutResource;
import registry.web.rest.PrivateAnswers;
import registry.web.rest.ProgramResource;
import registry.web.rest.PublishResource;
import registry.web.rest.RefreshResource;
import registry.web.rest.ResolveResource;
import registry.web.rest.SessionsResource;
import registry.web.rest.SetupResource;
import registry.web.rest.StatsResource;
import registry.web.rest.TokenResource;
import registry.web.rest.WholeBodies;
import registry.web.rest.WithdrawalResource;
import registry.web.rest.admin.AdminBotsResource;
import registry.web.rest.admin.AdminCheckResource;
import registry.web.rest.admin.AdminConfigResource;
import registry.web.rest.admin.AdminHealthResource;
import registry.web.rest.admin.AdminOrgsResource;
import registry.web.rest.admin.AdminPackagesResource;
import registry.web.rest.admin.AdminPluginsResource;
import registry.web.rest.admin.AdminUsersResource;
import registry.web.rest.admin.GcResource;
import registry.web.rest.orgs.OrgResources;

/** Jakarta REST sees plain objects, built once with what they need. */
@ApplicationScoped
@ApplicationPath("/")
public class RegistryApplication extends Application {
    private final Set<Object> singletons;

    /** For the container's proxy. */
    protected RegistryApplication() {
        this.singletons = Set.of();
    }

    @Inject
    RegistryApplication(Registry registry) {
        Identity identity = registry.identity();
        Access access = new Access(identity.signIn());
        AccountJson accountJson = new AccountJson(identity.verified(), identity.administrators());
        Browser browser = new Browser(access, registry.cookies());
        Sessions sessions = identity.sessions();
        Catalog catalog = registry.catalog();
        Set<Object> objects = new HashSet<>(OrgResources.of(
                access, registry.orgs(), identity.verified(), new OrgResources.Parts(registry.schemes(), catalog)));
        objects.addAll(List.of(
                new JsonWriter(),
                new EmptyRefusals(),
                new FailureMapper(),
                new AccountResource(access, identity.accounts(), catalog, accountJson),
                new AdminBotsResource(access, registry.orgs()),
                new AdminCheckResource(access),
                new AdminConfigResource(access, Settings.effective(ConfigProvider.getConfig(), System.getenv())),
                new AdminHealthResource(access, registry.vitals()),
                new AdminOrgsResource(access, registry.orgs()),
                new AdminPackagesResource(access, catalog),
                new AdminPluginsResource(access, Plugins.of(registry)),
                new AdminUsersResource(access, identity, registry.orgs().departures(), catalog),
                new DownloadResource(catalog),
                new EditResource(access, registry.uploads()),
                new GcResource(access, registry.maintenance()),
                new HealthzResource(Clock.systemUTC()),
                new KeysResource(access, identity.keys()),
                new LoginResource(
                        new LoginBrowser(browser, registry.cookies(), registry.publicUrl()),
                        identity.logins(),
                        sessions),
                new LogoutResource(browser, sessions),
                new PrivateAnswers(),
                new ProgramResource(access, identity.programs()),
                new PublishResource(access, registry.uploads()),
                new RefreshResource(browser, sessions),
                new ResolveResource(
                        access,
                        identity.accounts(),
                        identity.verified(),
                        registry.orgs().members()),
                new SessionsResource(access, browser, sessions),
                new SetupResource(identity.setup(), access, accountJson),
                new StatsResource(catalog),
                new TokenResource(access, identity.tokens()),
                new WholeBodies(),
                new WithdrawalResource(access, catalog)));
        this.singletons = Set.copyOf(objects);
    }

    @Override
    @SuppressWarnings("deprecation") // resources that are objects of ours have no other way in
    public Set<Object> getSingletons() {
        return singletons;
    }
}

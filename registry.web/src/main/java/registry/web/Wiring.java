package registry.web;

import io.helidon.http.Method;
import io.helidon.microprofile.server.ServerCdiExtension;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import registry.accounts.Identity;
import registry.orgs.Organizations;
import registry.web.hot.ArtifactRoutes;
import registry.web.hot.AuditRoutes;
import registry.web.hot.BackupRoutes;
import registry.web.hot.BundleRoutes;
import registry.web.hot.FsckRoutes;
import registry.web.hot.ImportRoutes;
import registry.web.http.Answers;
import registry.web.http.Callers;
import registry.web.http.CommonHeaders;
import registry.web.http.Cors;
import registry.web.http.CrossSite;
import registry.web.http.EveryRequest;
import registry.web.limit.LimitedRequests;
import registry.web.limit.RateLimits;
import registry.web.page.Addresses;
import registry.web.page.PageArea;
import registry.web.page.PageRoutes;
import registry.web.page.Pages;
import registry.web.page.account.AccountPages;
import registry.web.page.account.Connecting;
import registry.web.page.account.Leaving;
import registry.web.page.account.MyPackages;
import registry.web.page.account.SigningIn;
import registry.web.page.admin.AdminAudit;
import registry.web.page.admin.AdminOrgs;
import registry.web.page.admin.AdminOverview;
import registry.web.page.admin.AdminPackages;
import registry.web.page.admin.AdminUsers;
import registry.web.page.browse.Browse;
import registry.web.page.browse.ComparePages;
import registry.web.page.browse.Developers;
import registry.web.page.browse.Feeds;
import registry.web.page.browse.Home;
import registry.web.page.browse.PackagePages;
import registry.web.page.browse.PackageParts;
import registry.web.page.docs.Docs;
import registry.web.page.org.BotPages;
import registry.web.page.org.OrgList;
import registry.web.page.org.OrgPages;
import registry.web.page.org.OrgSettings;
import registry.web.page.publish.EditPages;
import registry.web.page.publish.ManagePages;
import registry.web.page.publish.ManageView;
import registry.web.page.publish.PackageForms;
import registry.web.page.publish.Uploading;
import registry.web.rest.Access;
import registry.web.rest.EditResource;
import registry.web.upload.Uploads;

/** The one place that puts the program together: opens the domain and hands it to the routes. */
@ApplicationScoped
public class Wiring {
    /** Before the server starts and before Jakarta REST takes every address that is left. */
    private static final int FIRST = 1;

    /** Both routes that take bundles. */
    private static final String PUSH = BundleRoutes.PATH + "/push";

    /** The longest body of all other routes, in bytes. */
    private static final long SMALL_BODY = 64 * 1024;

    /** For the container. */
    public Wiring() {}

    @Produces
    @Singleton
    Registry registry() {
        return Registry.open(Settings.read(ConfigProvider.getConfig(), System.getenv()));
    }

    void close(@Disposes Registry registry) {
        registry.close();
    }

    void addRoutes(
            @Observes @Priority(FIRST) @Initialized(ApplicationScoped.class) Object event,
            ServerCdiExtension server,
            Registry registry) {
        HttpRouting.Builder routing = server.serverRoutingBuilder();
        routing.addFilter(new EveryRequest(
                new CommonHeaders(registry.publicUrl(), new Cors(registry.origins())),
                new Callers(registry.proxies(), registry.cookies()),
                new CrossSite(registry.cookies(), registry.publicUrl(), registry.origins()),
                (method, path) -> bodyLimit(registry.uploads(), method, path)));
        Access access = new Access(registry.identity().signIn());
        routing.addFilter(new LimitedRequests(RateLimits.of(registry.settings()), access, registry.proxies()));
        Pages pages = new Pages(access);
        Answers.answerFailures(routing, pages);
        routing.any(Wiring::withPlainPath);
        services(registry, access, pages).forEach(routing::register);
    }

    private static long bodyLimit(Uploads uploads, Method method, String path) {
        if (path.startsWith(PUSH) || path.startsWith(Addresses.UPLOAD + "/")) {
            return uploads.maxBodyBytes();
        }
        if (EditPages.takesManifest(path)) {
            return Uploads.MAX_EDIT_BODY + SMALL_BODY;
        }
        return EditResource.isFor(method.text(), path) ? Uploads.MAX_EDIT_BODY : SMALL_BODY;
    }

    /** What is answered outside Jakarta REST, by the beginning of the path. */
    static Map<String, HttpService> services(Registry registry, Access access, Pages pages) {
        ArtifactRoutes artifacts = new ArtifactRoutes(registry.catalog());
        return Map.of(
                BundleRoutes.PATH,
                new BundleRoutes(registry.catalog(), registry.orgs().links()),
                AuditRoutes.PATH,
                new AuditRoutes(access, registry.identity()),
                BackupRoutes.PATH,
                new BackupRoutes(
                        access,
                        registry.identity().administrators(),
                        registry.maintenance(),
                        Path.of(registry.settings().requireText("data"))),
                FsckRoutes.PATH,
                new FsckRoutes(access, registry.maintenance()),
                ImportRoutes.PATH,
                new ImportRoutes(
                        access,
                        new ImportRoutes.Parts(
                                registry.settings(),
                                registry.legacyImport(),
                                registry.catalog(),
                                registry.maintenance())),
                "/artifacts",
                artifacts,
                "/api/artifacts",
                artifacts,
                "/",
                pages(registry, access, pages));
    }

    private static PageArea administration(Registry registry, Clock clock) {
        Identity identity = registry.identity();
        Organizations orgs = registry.orgs();
        AdminOverview.Program program = new AdminOverview.Program(
                registry.vitals(),
                registry.stores(),
                Plugins.of(registry),
                Settings.effective(ConfigProvider.getConfig(), System.getenv()));
        AdminOverview.Contents contents =
                new AdminOverview.Contents(registry.catalog(), identity.directory(), orgs.orgs());
        List<PageArea> areas = List.of(
                new AdminOverview(program, contents, clock),
                new AdminUsers(identity, orgs, registry.catalog(), clock),
                new AdminPackages(registry.catalog()),
                new AdminOrgs(orgs.orgs(), clock),
                new AdminAudit(identity, orgs.members(), clock));
        return rules -> areas.forEach(area -> area.route(rules));
    }

    private static PageRoutes pages(Registry registry, Access access, Pages pages) {
        Identity identity = registry.identity();
        Clock clock = Clock.systemUTC();
        PackageParts packages = new PackageParts(registry.catalog(), registry.orgs(), registry.publicUrl(), clock);
        ManageView managing = new ManageView(registry.catalog(), registry.orgs(), clock);
        return new PageRoutes(
                pages,
                List.of(
                        new Home(registry.catalog(), clock),
                        new Browse(registry.catalog(), registry.orgs(), clock),
                        new Developers(registry.catalog(), clock),
                        new Feeds(packages),
                        new ComparePages(packages),
                        new PackagePages(packages),
                        new ManagePages(managing),
                        new PackageForms(managing, registry.schemes()),
                        new EditPages(managing, registry.uploads()),
                        new Docs(registry.publicUrl()),
                        new SigningIn(access, identity.logins(), identity.sessions(), registry.cookies()),
                        new Connecting(identity.programs()),
                        new OrgList(registry.orgs()),
                        new OrgPages(registry.orgs(), registry.catalog(), clock),
                        administration(registry, clock),
                        new BotPages(registry.orgs(), clock),
                        new OrgSettings(registry.orgs(), registry.schemes()),
                        new Uploading(registry.uploads()),
                        new AccountPages(identity.tokens(), identity.sessions(), clock),
                        new Leaving(registry.orgs().departures(), registry.catalog(), registry.cookies()),
                        new MyPackages(identity.accounts(), registry.catalog(), registry.orgs(), clock)));
    }

    /**
     * A base URL that ends in a slash makes clients ask for {@code //api/…}, and a proxy may send the whole address
     * (RFC 9112 §3.2.2).
     */
    private static void withPlainPath(ServerRequest request, ServerResponse response) {
        String path = request.path().rawPath();
        if (path.startsWith("/") && !path.startsWith("//")) {
            response.next();
        } else {
            response.reroute(path.replaceFirst("^(?i:https?)://[^/]*", "").replaceFirst("^/*", "/"));
        }
    }
}

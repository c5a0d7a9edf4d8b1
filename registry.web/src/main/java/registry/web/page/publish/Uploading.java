package registry.web.page.publish;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import java.io.InputStream;
import java.util.Optional;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.ErrorKind;
import registry.api.RegistryException;
import registry.catalog.Publication;
import registry.catalog.PublishResult;
import registry.catalog.Rehearsal;
import registry.web.http.Problem;
import registry.web.page.Addresses;
import registry.web.page.Done;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Pages;
import registry.web.page.Visit;
import registry.web.upload.Uploads;

/**
 * Where a bundle is published with a browser: first it is checked, and what would come of it is shown. Without scripts
 * the file is chosen once more to publish it. Thread-safe.
 */
public final class Uploading implements PageArea {
    private static final String CHECK = Addresses.UPLOAD + "/check";
    private static final String PUBLISH = Addresses.UPLOAD + "/publish";

    private final Uploads uploads;

    /** Publishes through {@code uploads}. */
    public Uploading(Uploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(Addresses.UPLOAD, this::show).form(CHECK, this::check).form(PUBLISH, this::publish);
    }

    private void show(Visit visit) {
        visit.show(new UploadPage(visit.frame("Publish"), visit.actor().isPresent(), Optional.empty()));
    }

    private void check(Visit visit) {
        publisher(visit);
        try {
            Rehearsal rehearsal = uploads.checkFile(() -> again(visit), contentType(visit), body(visit));
            show(visit, Status.OK_200, UploadReport.of(rehearsal));
        } catch (RegistryException e) {
            refuse(visit, e);
        }
    }

    private void publish(Visit visit) {
        publisher(visit);
        try {
            switch (uploads.pushFile(() -> again(visit), contentType(visit), body(visit))) {
                case PublishResult.Published published -> goOn(visit, published.publication(), Done.PUBLISHED);
                case PublishResult.AlreadyPublished already ->
                    goOn(visit, already.publication(), Done.ALREADY_PUBLISHED);
                case PublishResult.Refused refused -> {
                    int status = Problem.of(
                                    refused.report()
                                            .firstFailure()
                                            .orElseThrow()
                                            .error()
                                            .orElseThrow(),
                                    "")
                            .status();
                    show(visit, Status.create(status), UploadReport.of(refused.report()));
                }
            }
        } catch (RegistryException e) {
            refuse(visit, e);
        }
    }

    private static void goOn(Visit visit, Publication publication, Done how) {
        visit.redirect(how.at(Addresses.of(publication.name(), publication.version())));
    }

    /** What is wrong with the bundle or who sent it is shown beside the form; the rest is no matter of the form. */
    private static void refuse(Visit visit, RegistryException refusal) {
        ErrorKind kind = refusal.code().kind();
        if (kind == ErrorKind.INTERNAL || kind == ErrorKind.UNAVAILABLE || kind == ErrorKind.UNAUTHENTICATED) {
            throw refusal;
        }
        int status = Problem.of(refusal.code(), refusal.detail()).status();
        show(visit, Status.create(status), UploadReport.ofRefusal(Pages.sentence(refusal.detail())));
    }

    private static void show(Visit visit, Status status, UploadReport report) {
        visit.show(status, new UploadPage(visit.frame("Publish"), true, Optional.of(report)));
    }

    private static Actor publisher(Visit visit) {
        return visit.require(Scope.PUBLISH);
    }

    /** Who publishes once the whole body is there: sending takes long enough for a session to be ended meanwhile. */
    private static Actor again(Visit visit) {
        return visit.requireNow(Scope.PUBLISH);
    }

    private static Optional<String> contentType(Visit visit) {
        return visit.request().headers().first(HeaderNames.CONTENT_TYPE);
    }

    private static InputStream body(Visit visit) {
        return visit.request().content().inputStream();
    }
}

package registry.web.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import registry.maintenance.check.FsckReport;
import registry.storage.Finding;

/** An inspection as JSON: in one piece, or its parts, which are told while it goes on. */
public final class FsckJson {
    private FsckJson() {}

    /** The report with what was found. */
    public static ObjectNode whole(FsckReport report) {
        ObjectNode json = totals(report);
        ArrayNode findings = json.putArray("findings");
        report.findings().forEach(finding -> findings.add(finding(finding)));
        return json;
    }

    /** The report without what was found. */
    public static ObjectNode totals(FsckReport report) {
        return Json.object()
                .put("healthy", report.healthy())
                .put("errors", report.errors())
                .put("warnings", report.warnings())
                .put("blobs", report.blobs())
                .put("bytes", report.bytes())
                .put("bytesPerSecond", report.bytesPerSecond());
    }

    /** Something that was found. */
    public static ObjectNode finding(Finding finding) {
        return Json.object()
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("code", finding.code())
                .put("key", finding.key())
                .put("message", finding.message())
                .put("advice", finding.advice());
    }
}

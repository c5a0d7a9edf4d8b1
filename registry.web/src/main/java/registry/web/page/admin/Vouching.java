package registry.web.page.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import registry.web.page.Form;
import registry.web.page.Visit;

/** Whether lists show what administrators vouch for, or what they do not. */
enum Vouching {
    ANY("", "All"),
    YES("true", "Vouched for"),
    NO("false", "Not vouched for");

    /** What fields of forms and addresses call it. */
    static final String FIELD = "verified";

    private final String id;
    private final String label;

    Vouching(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** What the address asks for; what makes no sense there counts as absent. */
    static Vouching of(Visit visit) {
        String wanted = visit.query(FIELD).orElse("");
        return Arrays.stream(values())
                .filter(vouching -> vouching.id.equals(wanted))
                .findFirst()
                .orElse(ANY);
    }

    /** Whether a form asks to vouch for something, or to do so no longer. */
    static boolean isWanted(Form form) {
        return form.text(FIELD).equals(YES.id);
    }

    String id() {
        return id;
    }

    /** Empty: either. */
    Optional<Boolean> wanted() {
        return this == ANY ? Optional.empty() : Optional.of(this == YES);
    }

    boolean accepts(boolean vouched) {
        return wanted().filter(is -> is != vouched).isEmpty();
    }

    /** All of them, to choose from. */
    List<Option> options() {
        return Arrays.stream(values())
                .map(vouching -> new Option(vouching.id, vouching.label, vouching == this))
                .toList();
    }
}

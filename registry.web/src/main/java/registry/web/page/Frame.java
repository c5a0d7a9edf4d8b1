package registry.web.page;

import java.util.Arrays;
import java.util.List;
import registry.accounts.ReturnPath;

/**
 * What the layout shows around every page.
 *
 * @param title what the page is called
 * @param description what search engines and messengers say about it
 * @param here the address of the page, where the choice of a theme leads back to
 * @param search what the search box holds
 * @param theme of this browser
 * @param done what was just done here, {@code ""} for nothing
 * @param visitor whoever looks
 * @param assets what the page refers to
 */
public record Frame(
        String title,
        String description,
        String here,
        String search,
        Theme theme,
        String done,
        Visitor visitor,
        Assets assets) {
    private static final String WHAT_IT_IS =
            "The Calimero Registry publishes signed WebAssembly apps, verified byte by byte.";

    /** What previews show without cutting it off. */
    private static final int LONGEST_DESCRIPTION = 200;

    static Frame of(String title, Visit visit, Visitor visitor, Assets assets) {
        return new Frame(
                title,
                title + ". " + WHAT_IT_IS,
                visit.address(),
                searched(visit),
                Theme.of(visit.request().headers()),
                Done.text(visit),
                visitor,
                assets);
    }

    /** The same with something to say about this very page; a blank text says nothing. */
    public Frame describedAs(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return this;
        }
        String shown = line.codePointCount(0, line.length()) <= LONGEST_DESCRIPTION
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_DESCRIPTION - 1)) + "…";
        return new Frame(title, shown, here, search, theme, done, visitor, assets);
    }

    /** The box is for apps; other pages search something else. */
    private static String searched(Visit visit) {
        return visit.request().path().absolute().path().equals(Addresses.BROWSE)
                ? visit.query("q").orElse("")
                : "";
    }

    /** Whether something was just done. */
    public boolean hasDone() {
        return !done.isEmpty();
    }

    /** Where whoever is not signed in signs in, and comes back from. */
    public String signIn() {
        ReturnPath back = here.equals(Addresses.HOME) || here.startsWith(Addresses.LOGIN)
                ? ReturnPath.DEFAULT
                : ReturnPath.parse(here).orElse(ReturnPath.DEFAULT);
        return Addresses.withReturn(Addresses.RENEW, back);
    }

    /** The themes to choose from. */
    public List<ThemeChoice> themes() {
        return Arrays.stream(Theme.values())
                .map(choice -> new ThemeChoice(choice.id(), choice.label(), choice == theme))
                .toList();
    }

    /**
     * A theme to choose.
     *
     * @param chosen whether it is the present one
     */
    public record ThemeChoice(String id, String label, boolean chosen) {}
}

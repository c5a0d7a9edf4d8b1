package registry.web.page;

import java.time.Instant;

/**
 * A point in time.
 *
 * @param iso for programs
 * @param exact for people who want to know
 * @param ago for everybody else
 */
public record Moment(String iso, String exact, String ago) {
    /** As seen at {@code now}. */
    public static Moment of(Instant moment, Instant now) {
        return new Moment(Words.iso(moment), Words.moment(moment), Words.ago(moment, now));
    }
}

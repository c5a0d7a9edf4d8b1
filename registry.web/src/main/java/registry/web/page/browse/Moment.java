package registry.web.page.browse;

import java.time.Instant;
import registry.web.page.Words;

/**
 * A point in time.
 *
 * @param iso for programs
 * @param exact for people who want to know
 * @param ago for everybody else
 */
record Moment(String iso, String exact, String ago) {
    static Moment of(Instant moment, Instant now) {
        return new Moment(Words.iso(moment), Words.moment(moment), Words.ago(moment, now));
    }
}

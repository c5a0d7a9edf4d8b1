package registry.migration;

/**
 * Something in the other deployment that is not as it should be, and what was made of it.
 *
 * @param key where it was found; never a secret
 * @param found what was found there
 * @param done what was done about it
 */
public record Doubt(DoubtCode code, String key, String found, String done) {
    private static final int LONGEST = 500;

    /** Hides secrets, and cuts what a hostile value may bring along. */
    public Doubt {
        key = cut(LegacyKeys.shown(key));
        found = cut(found);
        done = cut(done);
    }

    private static String cut(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE ? '?' : point)
                .limit(LONGEST)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}

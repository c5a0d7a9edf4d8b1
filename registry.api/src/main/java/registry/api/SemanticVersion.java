package registry.api;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version by <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</a>, read strictly: three
 * numbers without leading zeros, no {@code v}. The natural order is precedence and therefore ignores build metadata;
 * {@code equals} does not.
 *
 * <p>Nodes hold each of the three numbers in 64 unsigned bits, so larger ones are refused here as well.
 */
public record SemanticVersion(
        BigInteger major, BigInteger minor, BigInteger patch, List<String> preRelease, List<String> build)
        implements Comparable<SemanticVersion> {
    private static final BigInteger MAX_NUMBER = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    private static final int MAX_LENGTH = 256;
    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String PRE_RELEASE_PART = "(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";
    private static final String BUILD_PART = "[0-9a-zA-Z-]+";
    private static final Pattern FORM = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-("
            + PRE_RELEASE_PART + "(?:\\." + PRE_RELEASE_PART + ")*))?(?:\\+(" + BUILD_PART + "(?:\\." + BUILD_PART
            + ")*))?");

    /** Copies the lists. */
    public SemanticVersion {
        preRelease = List.copyOf(preRelease);
        build = List.copyOf(build);
    }

    /** Reads a version; empty when {@code text} is not one. */
    public static Optional<SemanticVersion> tryParse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<BigInteger> numbers = List.of(
                new BigInteger(matcher.group(1)), new BigInteger(matcher.group(2)), new BigInteger(matcher.group(3)));
        if (numbers.stream().anyMatch(number -> number.compareTo(MAX_NUMBER) > 0)) {
            return Optional.empty();
        }
        return Optional.of(new SemanticVersion(
                numbers.get(0),
                numbers.get(1),
                numbers.get(2),
                parts(Optional.ofNullable(matcher.group(4))),
                parts(Optional.ofNullable(matcher.group(5)))));
    }

    /** Tells whether this version comes before the release of the same numbers. */
    public boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int order = major.compareTo(other.major);
        order = order != 0 ? order : minor.compareTo(other.minor);
        order = order != 0 ? order : patch.compareTo(other.patch);
        return order != 0 ? order : comparePreReleases(preRelease, other.preRelease);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch
                + (preRelease.isEmpty() ? "" : "-" + String.join(".", preRelease))
                + (build.isEmpty() ? "" : "+" + String.join(".", build));
    }

    private static List<String> parts(Optional<String> text) {
        return text.map(joined -> Arrays.asList(joined.split("\\."))).orElse(List.of());
    }

    private static int comparePreReleases(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compareIdentifiers(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareIdentifiers(String left, String right) {
        boolean leftNumeric = isNumeric(left);
        boolean rightNumeric = isNumeric(right);
        if (leftNumeric && rightNumeric) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        return leftNumeric == rightNumeric ? left.compareTo(right) : Boolean.compare(rightNumeric, leftNumeric);
    }

    private static boolean isNumeric(String identifier) {
        return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

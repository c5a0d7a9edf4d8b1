package registry.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Leads through the pages of a list.
 *
 * @param steps the first, the last, and those around the present one
 * @param previous the address of the page before, {@code ""} on the first
 * @param next the address of the page after, {@code ""} on the last
 */
public record Pager(List<Step> steps, String previous, String next) {
    private static final int AROUND = 2;

    /**
     * A page to go to, or a gap.
     *
     * @param label its number, {@code ""} for a gap
     * @param present whether it is the one that is shown
     */
    public record Step(String label, String address, boolean present) {
        private static final Step GAP = new Step("", "", false);

        /** Whether pages are left out here. */
        public boolean gap() {
            return label.isEmpty();
        }
    }

    /**
     * Of a list.
     *
     * @param total how much there is
     * @param size how much is on one page
     * @param page the present one, beginning with 1
     * @param address gives the address of a page
     */
    public static Pager of(int total, int size, int page, IntFunction<String> address) {
        int last = Math.max(1, (total + size - 1) / size);
        List<Step> steps = new ArrayList<>();
        int before = 0;
        for (int number : shown(page, last)) {
            if (number > before + 1) {
                steps.add(Step.GAP);
            }
            steps.add(new Step(Integer.toString(number), address.apply(number), number == page));
            before = number;
        }
        return new Pager(
                steps,
                page > 1 && page <= last ? address.apply(page - 1) : "",
                page < last ? address.apply(page + 1) : "");
    }

    private static List<Integer> shown(int page, int last) {
        return IntStream.rangeClosed(1, last)
                .filter(number -> number == 1 || number == last || Math.abs(number - page) <= AROUND)
                .boxed()
                .toList();
    }

    /** Whether there is anything to lead through. */
    public boolean needed() {
        return steps.size() > 1;
    }

    /** Whether there is a page before. */
    public boolean hasPrevious() {
        return !previous.isEmpty();
    }

    /** Whether there is a page after. */
    public boolean hasNext() {
        return !next.isEmpty();
    }
}

package registry.web.page.browse;

import java.util.ArrayList;
import java.util.List;
import registry.catalog.DownloadWeek;
import registry.web.page.Words;

/**
 * Downloads week by week, as bars.
 *
 * @param total of all bars
 */
record WeekChart(List<Bar> bars, String total) {
    /** How many weeks are shown. */
    static final int WEEKS = 12;

    private static final int STEP = 10;
    private static final int HEIGHT = 32;
    private static final int LEAST = 2;

    /**
     * A week.
     *
     * @param x where its bar begins, in units of the picture
     * @param y where its top is
     */
    record Bar(String week, String count, int x, int y, int height) {}

    /** Whether there is anything to see. */
    boolean any() {
        return bars.stream().anyMatch(bar -> bar.height() > 0);
    }

    static WeekChart of(List<DownloadWeek> weeks) {
        long most = weeks.stream().mapToLong(DownloadWeek::count).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (DownloadWeek week : weeks) {
            int height = height(week.count(), most);
            bars.add(new Bar(
                    week.monday().toString(), Words.number(week.count()), bars.size() * STEP, HEIGHT - height, height));
        }
        long total = weeks.stream().mapToLong(DownloadWeek::count).sum();
        return new WeekChart(List.copyOf(bars), Words.number(total));
    }

    private static int height(long count, long most) {
        return count == 0 ? 0 : Math.max(LEAST, (int) (count * (double) HEIGHT / most));
    }
}

package registry.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Rows whose columns line up. Columns are two blanks apart; the last one is not padded. */
public final class Table {
    private final List<List<Cell>> rows = new ArrayList<>();

    /**
     * One cell.
     *
     * @param text what it says
     * @param style its colour
     */
    public record Cell(String text, Style style) {}

    /** Adds a row of plain cells. */
    public Table row(String... cells) {
        List<Cell> row = new ArrayList<>(cells.length);
        for (String cell : cells) {
            row.add(new Cell(cell, Style.PLAIN));
        }
        rows.add(row);
        return this;
    }

    /** Adds a row. */
    public Table row(List<Cell> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /** Adds a row of headings. */
    public Table headings(String... cells) {
        List<Cell> row = new ArrayList<>(cells.length);
        for (String cell : cells) {
            row.add(new Cell(cell, Style.STRONG));
        }
        rows.add(row);
        return this;
    }

    void writeTo(TextOutput out) {
        int[] widths = widths();
        for (List<Cell> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                Cell cell = row.get(i);
                line.append(out.styled(cell.style(), cell.text()));
                if (i < row.size() - 1) {
                    line.repeat(' ', widths[i] - width(cell) + 2);
                }
            }
            out.raw(line.toString());
        }
    }

    private int[] widths() {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<Cell> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return widths;
    }

    private static int width(Cell cell) {
        String text = TextOutput.harmless(cell.text());
        return text.codePointCount(0, text.length());
    }
}

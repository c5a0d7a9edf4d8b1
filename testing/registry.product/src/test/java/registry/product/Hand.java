package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;

/** How somebody uses a page. */
enum Hand {
    MOUSE {
        @Override
        void press(Visitor visitor, Locator control) {
            control.click();
        }

        @Override
        void fill(Visitor visitor, Locator field, String text) {
            field.click();
            field.fill(text);
        }

        @Override
        void toggle(Visitor visitor, Locator box) {
            box.click();
        }

        @Override
        void pick(Visitor visitor, Locator choice) {
            choice.click();
        }

        @Override
        void select(Visitor visitor, Locator list, String label) {
            list.selectOption(new SelectOption().setLabel(label));
        }
    },

    /** Moves with the tabulator alone, and sees where it is. */
    KEYBOARD {
        @Override
        void press(Visitor visitor, Locator control) {
            reach(visitor, control);
            visitor.page().keyboard().press("Enter");
        }

        @Override
        void fill(Visitor visitor, Locator field, String text) {
            reach(visitor, field);
            visitor.page().keyboard().press("ControlOrMeta+A");
            visitor.page().keyboard().press("Delete");
            visitor.page().keyboard().type(text);
        }

        @Override
        void toggle(Visitor visitor, Locator box) {
            reach(visitor, box);
            visitor.page().keyboard().press("Space");
        }

        @Override
        void pick(Visitor visitor, Locator choice) {
            Locator chosen =
                    visitor.page().locator("input[type=radio][name=" + choice.getAttribute("name") + "]:checked");
            reach(visitor, chosen);
            for (int i = 0; i < MOST_CHOICES && !choice.isChecked(); i++) {
                visitor.page().keyboard().press("ArrowDown");
            }
            assertThat(choice.isChecked()).as(choice + " can be chosen").isTrue();
        }

        @Override
        void select(Visitor visitor, Locator list, String label) {
            reach(visitor, list);
            visitor.page().keyboard().type(label);
            assertThat(list.evaluate("list => list.selectedOptions[0].label")).isEqualTo(label);
        }

        private void reach(Visitor visitor, Locator control) {
            visitor.tabTo(control);
            assertThat((Boolean) control.evaluate(SHOWS_FOCUS))
                    .as("somebody sees that the focus is at " + control)
                    .isTrue();
        }
    };

    private static final int MOST_CHOICES = 10;
    private static final String SHOWS_FOCUS = "control => getComputedStyle(control).outlineStyle !== 'none'"
            + " && parseFloat(getComputedStyle(control).outlineWidth) >= 2";

    /** Follows a link, or presses a button. */
    abstract void press(Visitor visitor, Locator control);

    /** Writes into a field what it shall hold. */
    abstract void fill(Visitor visitor, Locator field, String text);

    /** Checks a box, or takes that back. */
    abstract void toggle(Visitor visitor, Locator box);

    /** Chooses one of several, of which one is chosen always. */
    abstract void pick(Visitor visitor, Locator choice);

    /** Chooses from a list. */
    abstract void select(Visitor visitor, Locator list, String label);

    /** Chooses a file on one's disk. */
    void choose(Visitor visitor, Locator field, Path file) {
        FileChooser chooser = visitor.page().waitForFileChooser(() -> press(visitor, field));
        chooser.setFiles(file);
    }
}

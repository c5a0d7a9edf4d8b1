package registry.web.page.docs;

import java.util.List;
import registry.web.page.Addresses;

/**
 * A chapter of the handbook.
 *
 * @param id its name in addresses
 * @param summary its first paragraph, without marks
 * @param html all below its title
 * @param sections its parts, in their order, beginning with what stands before the first heading
 */
record Chapter(String id, String title, String summary, String html, List<Section> sections) {
    Chapter {
        sections = List.copyOf(sections);
    }

    /** The address of its page. */
    String address() {
        return Addresses.DOCS + "/" + id;
    }

    /** The address of a part of it. */
    String addressOf(Section section) {
        return section.anchor().isEmpty() ? address() : address() + "#" + section.anchor();
    }
}

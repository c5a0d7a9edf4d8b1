package registry.web.page.docs;

/**
 * A part of a chapter, from its heading to the next one.
 *
 * @param anchor the id of its heading, {@code ""} for what stands before the first one
 * @param title its heading; of what stands before the first one, the chapter's
 * @param level 1 for what stands before the first heading, 2 for parts, 3 for parts of these
 * @param text what it says, without marks, on one line
 */
record Section(String anchor, String title, int level, String text) {}

package registry.signing.wasm;

import java.util.ArrayList;
import java.util.List;

/** Counts names and keeps the first of them. */
final class NameCollector {
    private final List<String> names = new ArrayList<>();
    private int characters;
    private long count;

    void add(String name) {
        count++;
        characters += Math.min(name.length() + 1, NameList.MAX_CHARACTERS);
        if (characters <= NameList.MAX_CHARACTERS) {
            names.add(name);
        } else {
            characters = NameList.MAX_CHARACTERS;
        }
    }

    NameList list() {
        return new NameList(count, names);
    }
}

package registry.web.page.browse;

import java.util.Locale;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.web.page.Addresses;

/**
 * The picture of a package: its icon, or a letter on a colour, both derived from the name.
 *
 * @param icon the address of the icon, {@code ""} when it has none
 * @param letter the first of the last part of the name
 * @param hue of the colour, in degrees
 */
public record Tile(String icon, String letter, int hue) {
    private static final int DEGREES = 360;

    static Tile of(PackageName name, BundleVersion version, boolean icon) {
        String text = name.value();
        String last = text.substring(text.lastIndexOf('.') + 1);
        return new Tile(
                icon ? Addresses.of(name, version) + "/icon.png" : "",
                last.substring(0, 1).toUpperCase(Locale.ROOT),
                Math.floorMod(text.hashCode(), DEGREES));
    }

    /** Whether it is a letter and no icon. */
    public boolean drawn() {
        return icon.isEmpty();
    }
}

package registry.signing.wasm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Modules written byte by byte, so that they can be wrong in any way. */
public final class RawWasm {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A module with nothing but its header. */
    public RawWasm() {
        raw(0, 'a', 's', 'm', 1, 0, 0, 0);
    }

    public RawWasm raw(int... bytes) {
        for (int octet : bytes) {
            out.write(octet);
        }
        return this;
    }

    /** A section whose size is that of its content. */
    public RawWasm section(int id, int... content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int octet : content) {
            bytes.write(octet);
        }
        return section(id, bytes.toByteArray());
    }

    public RawWasm section(int id, byte[] content) {
        raw(id);
        number(out, content.length);
        out.writeBytes(content);
        return this;
    }

    public RawWasm custom(String name, byte[] content) {
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
        number(section, encoded.length);
        section.writeBytes(encoded);
        section.writeBytes(content);
        return section(0, section.toByteArray());
    }

    public RawWasm abi(String json) {
        return custom(AbiManifest.SECTION, json.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >= 0x80) {
            out.write(rest | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}

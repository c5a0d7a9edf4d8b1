package registry.signing.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes modules of functions without parameters and results, one memory page and custom sections (WebAssembly core
 * specification, chapter 5).
 */
final class WasmWriter {
    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final int TYPE = 1;
    private static final int FUNCTION = 3;
    private static final int MEMORY = 5;
    private static final int EXPORT = 7;
    private static final int CODE = 10;
    private static final int CUSTOM = 0;
    private static final int FUNCTION_TYPE = 0x60;
    private static final int EXPORTED_FUNCTION = 0;
    private static final int EXPORTED_MEMORY = 2;
    private static final int END = 0x0b;

    private final List<Function> functions = new ArrayList<>();
    private final ByteArrayOutputStream custom = new ByteArrayOutputStream();

    /** Adds an exported function. */
    WasmWriter function(String name, byte... instructions) {
        functions.add(new Function(name, new Vector().raw(instructions)));
        return this;
    }

    /** Adds a custom section at the end. */
    WasmWriter custom(String name, byte[] content) {
        section(custom, CUSTOM, new Vector().name(name).raw(content));
        return this;
    }

    byte[] write() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HEADER);
        section(
                out,
                TYPE,
                new Vector().number(1).number(FUNCTION_TYPE).number(0).number(0));
        Vector types = new Vector().number(functions.size());
        functions.forEach(function -> types.number(0));
        section(out, FUNCTION, types);
        section(out, MEMORY, new Vector().number(1).number(0).number(1));
        section(out, EXPORT, exports());
        Vector bodies = new Vector().number(functions.size());
        functions.forEach(function -> bodies.sized(body(function)));
        section(out, CODE, bodies);
        out.writeBytes(custom.toByteArray());
        return out.toByteArray();
    }

    private Vector exports() {
        Vector exports = new Vector().number(functions.size() + 1);
        exports.name("memory").number(EXPORTED_MEMORY).number(0);
        for (int i = 0; i < functions.size(); i++) {
            exports.name(functions.get(i).name()).number(EXPORTED_FUNCTION).number(i);
        }
        return exports;
    }

    private static Vector body(Function function) {
        int localVariables = 0;
        return new Vector()
                .number(localVariables)
                .raw(function.instructions().bytes())
                .number(END);
    }

    private static void section(ByteArrayOutputStream out, int id, Vector content) {
        out.write(id);
        out.writeBytes(new Vector().sized(content).bytes());
    }

    private record Function(String name, Vector instructions) {}

    /** Bytes in the making. */
    private static final class Vector {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        /** An unsigned number as LEB128. */
        Vector number(int value) {
            int rest = value;
            while (rest >= 0x80) {
                out.write(rest | 0x80);
                rest >>>= 7;
            }
            out.write(rest);
            return this;
        }

        Vector raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        Vector sized(Vector content) {
            return number(content.out.size()).raw(content.bytes());
        }

        Vector name(String name) {
            return sized(new Vector().raw(name.getBytes(StandardCharsets.UTF_8)));
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}

package plumbline.standards.compiler;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** Reads from a class file what it refers to (Java virtual machine specification, section 4.4). */
final class ConstantPool {

    private static final int MAGIC = 0xCAFEBABE;

    private final Object[] entries;
    private final int[] tags;

    private record Pair(int first, int second) {
    }

    private ConstantPool(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IllegalStateException("not a class file");
        }
        in.readInt();
        int count = in.readUnsignedShort();
        entries = new Object[count];
        tags = new int[count];
        for (int i = 1; i < count; i++) {
            tags[i] = in.readUnsignedByte();
            entries[i] = entry(tags[i], in);
            if (tags[i] == 5 || tags[i] == 6) {
                i++;
            }
        }
    }

    /** Every {@code owner#name} of a method or field the class refers to. */
    static Set<String> references(byte[] classFile) {
        try {
            return new ConstantPool(new DataInputStream(new ByteArrayInputStream(classFile))).references();
        } catch (IOException truncated) {
            throw new IllegalStateException("a class file is cut off", truncated);
        }
    }

    private static Object entry(int tag, DataInputStream in) throws IOException {
        return switch (tag) {
            case 1 -> in.readUTF();
            case 3, 4 -> in.readInt();
            case 5, 6 -> in.readLong();
            case 7, 8, 16, 19, 20 -> in.readUnsignedShort();
            case 9, 10, 11, 12, 17, 18 -> new Pair(in.readUnsignedShort(), in.readUnsignedShort());
            case 15 -> new Pair(in.readUnsignedByte(), in.readUnsignedShort());
            default -> throw new IllegalStateException("unknown constant " + tag);
        };
    }

    private Set<String> references() {
        Set<String> references = new TreeSet<>();
        for (int i = 1; i < entries.length; i++) {
            if (tags[i] == 9 || tags[i] == 10 || tags[i] == 11) {
                Pair reference = (Pair) entries[i];
                Pair nameAndType = (Pair) entries[reference.second()];
                references.add(text((int) entries[reference.first()]) + "#" + text(nameAndType.first()));
            }
        }
        return references;
    }

    private String text(int index) {
        return (String) entries[index];
    }
}

package io.sluss.classifier;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntPredicate;

/** Tells apart what a training learns from: everything that goes into it, as one digest. */
final class LearntFrom {
    private LearntFrom() {}

    /** The SHA-256 of what {@link Training#of} is given, in hexadecimal digits. */
    static String digest(
            List<Example> examples,
            List<Example> calibration,
            int labels,
            IntPredicate accepted,
            IntPredicate canWait,
            Thresholds.Aims aims) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DataOutputStream out =
                    new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
                out.writeInt(labels);
                for (int label = 0; label < labels; label++) {
                    out.writeBoolean(accepted.test(label));
                    out.writeBoolean(canWait.test(label));
                }
                out.writeDouble(aims.accuracy());
                out.writeDouble(aims.recall());
                write(out, examples);
                write(out, calibration);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written to but a digest", e);
        }
    }

    /** In blocks, since a digest is slow byte by byte. */
    private static void write(DataOutputStream to, List<Example> examples) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(block);
        out.writeInt(examples.size());
        for (Example example : examples) {
            out.writeInt(example.label());
            out.writeBoolean(example.flagged());
            out.writeInt(example.group());
            out.writeInt(example.words().size());
            for (String word : example.words()) {
                out.writeInt(word.length());
                out.writeChars(word);
            }
        }
        block.writeTo(to);
    }
}

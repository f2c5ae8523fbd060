package io.sluss.ivr.call;

import io.sluss.contact.ContactId;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.offer.OfferId;
import io.sluss.promise.PromiseId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals the state of a call with AES-256-GCM (NIST SP 800-38D), so that it can travel in a URL: it ends up in access
 * logs, where what a caller answered must not be read, and comes back from outside, where it must not be made up. Two
 * seals of one state differ. Thread-safe.
 */
final class CallSeal {
    private static final int FORMAT = 1;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MAX_CHARACTERS = 2_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** The secret is hashed to a key, so that it may have any length. */
    CallSeal(byte[] secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret);
            this.key = new SecretKeySpec(hash, "AES");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    String seal(CallState state) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        try {
            byte[] sealed = crypt(Cipher.ENCRYPT_MODE, iv, written(state), 0);
            byte[] all = Arrays.copyOf(iv, IV_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, IV_BYTES, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing from this Java", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The state, or null when it is not one that was sealed with this key. */
    @Nullable
    CallState open(String text) {
        if (text.isEmpty() || text.length() > MAX_CHARACTERS) {
            return null;
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            if (all.length <= IV_BYTES) {
                return null;
            }
            return read(crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(all, IV_BYTES), all, IV_BYTES));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return null; // made up, of another key, or of another version
        }
    }

    private byte[] crypt(int mode, byte[] iv, byte[] input, int from) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        return cipher.doFinal(input, from, input.length - from);
    }

    private static byte[] written(CallState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(FORMAT);
        out.writeUTF(state.place().name());
        out.writeUTF(state.language());
        out.writeLong(state.arrival().at().toEpochMilli());
        Region region = state.arrival().region();
        write(out, region == null ? null : region.value());
        write(out, state.arrival().queueTicket());
        out.writeUTF(String.join(",", state.arrival().signals()));
        out.writeByte(state.tries());
        ContactId contact = state.contact();
        write(out, contact == null ? null : contact.text());
        write(out, state.plan());
        out.writeByte(state.failures());
        out.writeBoolean(state.emergency());
        PromiseId promise = state.promise();
        write(out, promise == null ? null : promise.text()); // last: an earlier version reads what is before it
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Plan plan) throws IOException {
        ReasonId reason = plan.reason();
        write(out, reason == null ? null : reason.value());
        out.writeByte(plan.offers().size());
        for (OfferId offer : plan.offers()) {
            out.writeUTF(offer.text());
        }
        out.writeByte(plan.put());
        OfferId person = plan.person();
        write(out, person == null ? null : person.text());
        out.writeBoolean(plan.safe());
        Plan.Chosen chosen = plan.chosen();
        write(out, chosen == null ? null : chosen.resource());
        if (chosen != null) {
            out.writeLong(chosen.start().toEpochMilli());
        }
        out.writeByte(plan.proposals());
    }

    /** An empty text stands for null: nothing that is written so is ever empty. */
    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeUTF(text == null ? "" : text);
    }

    private static CallState read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readByte() != FORMAT) {
            throw new IOException("another format");
        }
        Place place = Place.valueOf(in.readUTF());
        String language = in.readUTF();
        Instant at = Instant.ofEpochMilli(in.readLong());
        String region = readText(in);
        String ticket = readText(in);
        String signals = in.readUTF();
        Set<String> noticed = signals.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(signals.split(",", -1)));
        var arrival = new CallState.Arrival(at, region == null ? null : new Region(region), ticket, noticed);
        int tries = in.readByte();
        String contact = readText(in);
        Plan plan = readPlan(in);
        return new CallState(
                place,
                language,
                arrival,
                tries,
                contact == null ? null : new ContactId(contact),
                plan,
                in.readByte(),
                in.readBoolean(),
                readPromise(in));
    }

    /** A state that an earlier version sealed ends before it. */
    private static @Nullable PromiseId readPromise(DataInputStream in) throws IOException {
        String text = in.available() == 0 ? null : readText(in);
        return text == null ? null : new PromiseId(text);
    }

    private static Plan readPlan(DataInputStream in) throws IOException {
        String reason = readText(in);
        int count = in.readByte();
        List<OfferId> offers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            offers.add(new OfferId(in.readUTF()));
        }
        int put = in.readByte();
        String person = readText(in);
        boolean safe = in.readBoolean();
        String resource = readText(in);
        Plan.Chosen chosen = resource == null ? null : new Plan.Chosen(Instant.ofEpochMilli(in.readLong()), resource);
        return new Plan(
                reason == null ? null : new ReasonId(reason),
                offers,
                put,
                person == null ? null : new OfferId(person),
                safe,
                chosen,
                in.readByte());
    }

    private static @Nullable String readText(DataInputStream in) throws IOException {
        String text = in.readUTF();
        return text.isEmpty() ? null : text;
    }
}

package io.sluss.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.Urgency;
import io.sluss.criticality.ContactReason;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import io.sluss.whatif.RecordedContacts;
import io.sluss.whatif.Replay;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * A year of 114 14, two million contacts, through rules that changed. Not by JMH: what is asked is how long somebody waits
 * who has just changed a rule, so nothing is known of the new rules beforehand.
 */
final class WhatIfPart implements Part {
    private static final int CONTACTS = 2_000_000;
    private static final int ROUNDS = 7;
    private static final long SEED = 11414;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final Instant FIRST_DAY = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MINUTES = 365 * 24 * 60;

    @Override
    public String name() {
        return "whatif";
    }

    @Override
    public void measure(Measuring measuring, PrintWriter out) {
        String text = text();
        RuleSet today = RuleSetFile.parse("police-114-14.yaml", text);
        long before = usedMegabytes();
        RecordedContacts recorded = contacts(today, false);
        long columns = usedMegabytes() - before;
        out.printf(Locale.ROOT, "%,d contacts without words take %d MB%n", recorded.size(), columns);
        out.println();
        out.println("| what changes | median | slowest | of the processor | contacts that change |");
        out.println("|---|---:|---:|---:|---:|");
        changed("offers", text, "  - name: Night calls wait for daylight\n", NEW_OFFER, today, recorded, out);
        changed(
                "hours of callbacks",
                text,
                "mon-fri: \"08:00-18:00\"",
                "mon-fri: \"09:00-16:30\"",
                today,
                recorded,
                out);
        changed(
                "an e-service less",
                text,
                "offer: [e-service, booking, callback]",
                "offer: [callback]",
                today,
                recorded,
                out);
        changed("hold-out of 5 %", text, "holdout: {share: 0 %", "holdout: {share: 5 %", today, recorded, out);
        RecordedContacts spoken = contacts(today, true);
        changed(
                "phrases, with words",
                text,
                "        - (cykeln|elcykeln|lådcykeln) (stals|snoddes)\n",
                "",
                today,
                spoken,
                out);
        out.printf(
                Locale.ROOT,
                "%nBoth, with what was said, take %d MB (%d).%n",
                usedMegabytes() - before,
                recorded.size() + spoken.size());
    }

    private static final String NEW_OFFER = """
              - name: Rainy mornings
                when: {origin: phone, time: "07:30-09:45", weekday: [mon, tue]}
                offer: [callback, e-service]

              - name: Night calls wait for daylight
            """;

    private static void changed(
            String what,
            String text,
            String old,
            String replacement,
            RuleSet today,
            RecordedContacts contacts,
            PrintWriter out) {
        if (!text.contains(old)) {
            throw new IllegalStateException("the rules have changed: " + what);
        }
        double[] seconds = new double[ROUNDS];
        double[] processor = new double[ROUNDS];
        int differ = 0;
        Replay.Decisions now = Replay.trusting(today, today).decide(contacts);
        for (int round = 0; round < ROUNDS; round++) {
            String other = text.replace(old, replacement) + "# " + round + "\n";
            RuleSet tomorrow = RuleSetFile.parse("tomorrow.yaml", other, List.of(today));
            long start = System.nanoTime();
            long busy = PROCESS.getProcessCpuTime();
            Replay replay = today.judgesAs(tomorrow) ? Replay.trusting(tomorrow, today) : Replay.judgingAnew(tomorrow);
            Replay.Decisions then = replay.decide(contacts);
            seconds[round] = (System.nanoTime() - start) / 1e9;
            processor[round] = (PROCESS.getProcessCpuTime() - busy) / 1e9;
            differ = 0;
            for (int i = 0; i < contacts.size(); i++) {
                var a = now.of(i);
                var b = then.of(i);
                differ += a != null && b != null && !a.looksLike(b) ? 1 : 0;
            }
        }
        Arrays.sort(seconds);
        Arrays.sort(processor);
        out.printf(
                Locale.ROOT,
                "| %s | %.2f s | %.2f s | %.2f s | %,d |%n",
                what,
                seconds[ROUNDS / 2],
                seconds[ROUNDS - 1],
                processor[ROUNDS / 2],
                differ);
        out.flush();
    }

    private static String text() {
        try (InputStream in = WhatIfPart.class.getResourceAsStream("/police-114-14.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the rules are missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Contacts as they come: more by day than by night, from everywhere, a verdict recorded unless the words are kept. */
    private static RecordedContacts contacts(RuleSet rules, boolean words) {
        Random random = new Random(SEED);
        List<ContactReason> reasons = List.copyOf(rules.reasons());
        List<String> places = new ArrayList<>();
        rules.regions().forEach(region -> places.addAll(region.places()));
        List<String> sentences = new ArrayList<>();
        for (ContactReason reason : reasons) {
            reason.phrases().getOrDefault("sv", Set.of()).stream()
                    .limit(500)
                    .forEach(phrase -> sentences.add(String.join(" ", phrase)));
        }
        RecordedContacts.Builder contacts = RecordedContacts.builder(words);
        for (int i = 0; i < CONTACTS; i++) {
            int minute = random.nextInt(MINUTES);
            if (minute % 1440 < 360 && random.nextInt(4) > 0) {
                minute += 540;
            }
            Instant at = FIRST_DAY.plusSeconds(60L * minute + random.nextInt(60));
            ContactReason reason = reasons.get((int) (reasons.size() * Math.pow(random.nextDouble(), 2)));
            Origin origin = random.nextInt(5) == 0 ? Origin.WEB : Origin.PHONE;
            Contact.Builder contact = Contact.from(origin)
                    .place(places.get(random.nextInt(places.size())))
                    .language(random.nextInt(20) == 0 ? "en" : "sv")
                    .expectedWait(Duration.ofSeconds(random.nextInt(1500)));
            if (random.nextInt(10) == 0) {
                contact.signals(List.of("suspect-unknown"));
            }
            if (words) {
                String said = sentences.get(random.nextInt(sentences.size()));
                contact.utterance(random.nextInt(4) == 0 ? said + " idag klockan " + random.nextInt(10_000) : said);
                contacts.add(contact.build(), null, at, i + 2, random.nextInt(CONTACTS));
            } else {
                contact.reason(reason.id().value());
                Urgency verdict = random.nextInt(20) == 0 ? Urgency.TIME_CRITICAL : reason.urgency();
                contacts.add(contact.build(), verdict, at, i + 2, random.nextInt(CONTACTS));
            }
        }
        return contacts.build();
    }

    private static long usedMegabytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}

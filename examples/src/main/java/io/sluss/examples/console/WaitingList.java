package io.sluss.examples.console;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluss.Sluss;
import io.sluss.contact.ReasonId;
import io.sluss.criticality.ContactReason;
import io.sluss.matching.Channel;
import io.sluss.promise.Promise;
import io.sluss.promise.Slot;
import io.sluss.rules.RegionRules;
import io.sluss.rules.RuleSet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who waits for a callback, by resource, those who are due first; never their numbers, ids or codes. */
final class WaitingList {
    private static final Duration AHEAD = Duration.ofDays(7);
    private static final int MOST = 500;

    private final Sluss sluss;
    private final InstantSource clock;

    WaitingList(Sluss sluss, InstantSource clock) {
        this.sluss = sluss;
        this.clock = clock;
    }

    /** The list as it was at a moment: looked up before an answer is begun, so that a store that is away can be said. */
    final class Seen {
        private final RuleSet rules = sluss.rules();
        private final Instant now = clock.instant();
        private final Map<String, List<Promise>> byResource = new LinkedHashMap<>();

        private Seen() {
            Channel.Callback callback = rules.matching().callback();
            if (callback != null) {
                callback.resources(rules.regions().stream()
                                .map(RegionRules::region)
                                .toList())
                        .forEach(resource -> byResource.put(resource, new ArrayList<>()));
            }
            List<Promise> waiting = sluss.callbacks().waiting(null, now.plus(AHEAD), MOST);
            for (boolean due : new boolean[] {true, false}) {
                for (Promise promise : waiting) {
                    if (isDue(promise) == due) {
                        byResource
                                .computeIfAbsent(promise.slot().resource(), each -> new ArrayList<>())
                                .add(promise);
                    }
                }
            }
        }

        private boolean isDue(Promise promise) {
            return !promise.progress().dueAt().isAfter(now);
        }

        void write(JsonGenerator out) throws IOException {
            out.writeStringField("service", rules.service());
            out.writeStringField("timeZone", rules.calendar().zone().getId());
            out.writeStringField("now", now.toString());
            out.writeArrayFieldStart("resources");
            for (Map.Entry<String, List<Promise>> each : byResource.entrySet()) {
                out.writeStartObject();
                resource(out, each.getKey());
                out.writeArrayFieldStart("callbacks");
                for (Promise promise : each.getValue()) {
                    out.writeStartObject();
                    write(out, promise);
                    out.writeEndObject();
                }
                out.writeEndArray();
                out.writeEndObject();
            }
            out.writeEndArray();
        }

        /** {@code callback/region/skill}: its region as people call it, and the skill. */
        private void resource(JsonGenerator out, String name) throws IOException {
            out.writeStringField("name", name);
            String[] parts = name.split("/", 3);
            Optional<RegionRules> region = rules.regions().stream()
                    .filter(each -> parts.length > 1 && each.region().value().equals(parts[1]))
                    .findFirst();
            if (region.isPresent()) {
                ConsoleReply.label(out, region.get().label(), rules);
            }
            ConsoleReply.optional(out, "skill", parts.length > 2 ? parts[2] : null);
        }

        private void write(JsonGenerator out, Promise promise) throws IOException {
            about(out, promise.slot(), promise.about());
            out.writeStringField("dueAt", promise.progress().dueAt().toString());
            out.writeBooleanField("due", isDue(promise));
            out.writeBooleanField("taken", promise.progress().isLeasedAt(now));
            out.writeNumberField("attempts", promise.progress().attempts().size());
            out.writeNumberField("carriedOver", promise.progress().carriedOver());
        }
    }

    Seen seen() {
        return new Seen();
    }

    /** What a callback is about, in every language of the service. */
    void about(JsonGenerator out, Slot slot, Promise.About about) throws IOException {
        RuleSet rules = sluss.rules();
        out.writeStringField("start", slot.start().toString());
        out.writeStringField("end", slot.end().toString());
        out.writeStringField("arrivedAt", about.arrivedAt().toString());
        ConsoleReply.optional(out, "language", about.language());
        ConsoleReply.optional(out, "queueTicket", about.queueTicket());
        ReasonId id = about.reason();
        if (id != null) {
            out.writeObjectFieldStart("reason");
            out.writeStringField("name", id.value());
            Optional<ContactReason> reason = rules.reason(id);
            if (reason.isPresent()) {
                ConsoleReply.label(out, reason.get().label(), rules);
            }
            out.writeEndObject();
        }
    }
}

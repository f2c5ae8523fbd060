package io.sluss.web;

import io.sluss.Decision;
import io.sluss.HostEvent;
import io.sluss.Sluss;
import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.contact.InvalidContactException;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.outcome.WrapUp;
import io.sluss.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The routes of contacts: to decide on one, and to tell what happened to it. Thread-safe. */
final class ContactRoutes {
    private static final String ARRIVED_AT = "arrivedAt";
    private static final Set<String> CONTACT = Set.of(
            "origin",
            "contactId",
            "utterance",
            "confidence",
            "alternatives",
            "reason",
            "region",
            "place",
            "language",
            "caller",
            ARRIVED_AT,
            "declined",
            "signals",
            "age",
            "eId",
            "expectedWaitSeconds",
            "queueTicket");
    private static final String ANNOUNCED = "announcedWaitSeconds";
    private static final List<String> WRAP_UP = List.of(
            "reason",
            "urgency",
            "solved",
            "referredTo",
            "caseNumber",
            "handlingSeconds",
            "reportComplete",
            "followUpNeeded");
    private static final Set<String> EVENT = Stream.concat(Stream.of("event", "at", ANNOUNCED), WRAP_UP.stream())
            .collect(Collectors.toUnmodifiableSet());

    private final Sluss sluss;
    private final WebOptions options;
    private final DecisionReply replies;

    ContactRoutes(Sluss sluss, WebOptions options, DecisionReply replies) {
        this.sluss = sluss;
        this.options = options;
        this.replies = replies;
    }

    void addTo(Router router) {
        router.add("POST", "/api/contacts", this::decide);
        router.add("POST", "/api/contacts/{id}/events", this::note);
    }

    private Reply decide(Call call) {
        Contact contact = contact(call.fields(CONTACT));
        try {
            Decision decision = sluss.decide(contact);
            return replies.reply(decision, contact.language(), sluss.rules(decision.contact()), call.request());
        } catch (InvalidContactException e) {
            throw e.field().equals("contactId") ? unknownContact() : Problem.invalid(e);
        }
    }

    private Contact contact(Fields fields) {
        Origin origin = Origin.parse(fields.required("origin"));
        return Contact.from(origin)
                .id(contactId(fields))
                .utterance(fields.words("utterance"))
                .confidence(fields.share("confidence"))
                .alternatives(fields.listOfWords("alternatives"))
                .reason(fields.text("reason"))
                .region(fields.text("region"))
                .place(fields.text("place"))
                .language(fields.text("language"))
                .caller(fields.text("caller"))
                .arrivedAt(arrivedAt(fields))
                .declined(fields.texts("declined"))
                .signals(fields.texts("signals"))
                .age(fields.wholeNumber("age"))
                .eId(fields.flag("eId"))
                .expectedWait(seconds(fields, "expectedWaitSeconds"))
                .queueTicket(fields.text("queueTicket"))
                .build();
    }

    private static @Nullable ContactId contactId(Fields fields) {
        String text = fields.text("contactId");
        if (text == null) {
            return null;
        }
        if (!ContactId.looksLikeOne(text)) {
            throw unknownContact();
        }
        return new ContactId(text);
    }

    private static Problem unknownContact() {
        return Problem.of(ProblemType.UNKNOWN_CONTACT, "contactId", "was never issued");
    }

    private @Nullable Instant arrivedAt(Fields fields) {
        if (fields.has(ARRIVED_AT) && !options.acceptArrivedAt()) {
            throw Problem.invalid(ARRIVED_AT, "is not taken here unless whoever embeds Sluss switches it on");
        }
        return fields.instant(ARRIVED_AT);
    }

    private Reply note(Call call) {
        ContactId contact = call.contactId();
        HostEvent event = event(call.fields(EVENT), sluss.rules(contact));
        if (!sluss.note(contact, event)) {
            throw Problem.of(ProblemType.UNKNOWN_CONTACT, "the contact's id was never issued");
        }
        return Reply.empty(204);
    }

    private static HostEvent event(Fields fields, RuleSet rules) {
        HostEvent.Kind kind = fields.requiredConstant("event", HostEvent.Kind.class);
        if (kind != HostEvent.Kind.WRAPPED_UP) {
            for (String field : WRAP_UP) {
                if (fields.has(field)) {
                    throw Problem.invalid(field, "goes with WRAPPED_UP only");
                }
            }
        }
        if (kind != HostEvent.Kind.QUEUED && fields.has(ANNOUNCED)) {
            throw Problem.invalid(ANNOUNCED, "goes with QUEUED only");
        }
        try {
            return new HostEvent(
                    kind,
                    fields.instant("at"),
                    reason(fields, rules),
                    fields.constant("urgency", Urgency.class),
                    kind == HostEvent.Kind.WRAPPED_UP ? wrapUp(fields) : null,
                    seconds(fields, ANNOUNCED));
        } catch (InvalidContactException e) {
            throw Problem.invalid(e);
        }
    }

    /** A case's number is looked at and not kept: it leads to a person. */
    private static WrapUp wrapUp(Fields fields) {
        String caseNumber = fields.text("caseNumber");
        return new WrapUp(
                fields.flag("solved"),
                fields.text("referredTo"),
                caseNumber != null && !caseNumber.isBlank(),
                fields.flag("reportComplete"),
                fields.flag("followUpNeeded"),
                seconds(fields, "handlingSeconds"));
    }

    private static @Nullable Duration seconds(Fields fields, String field) {
        Integer seconds = fields.wholeNumber(field);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /** The true reason: one that the rules know, since it is counted under its name. */
    private static @Nullable ReasonId reason(Fields fields, RuleSet rules) {
        String text = fields.text("reason");
        if (text == null) {
            return null;
        }
        ReasonId reason = new ReasonId(text);
        if (rules.reason(reason).isEmpty()) {
            throw Problem.invalid("reason", "is not a reason of the rules");
        }
        return reason;
    }
}

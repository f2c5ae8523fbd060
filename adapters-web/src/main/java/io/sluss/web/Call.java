package io.sluss.web;

import io.sluss.contact.ContactId;
import io.sluss.contact.InvalidContactException;
import io.sluss.offer.OfferId;
import io.sluss.promise.PromiseId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One request to one route.
 *
 * @param request the request
 * @param id what stands for {@code {id}} in the path, or an empty text
 */
record Call(HttpServletRequest request, String id) {
    /** The fields of the body, which must be a JSON object. */
    Fields fields(Set<String> known) {
        String text = Body.read(request, Body.JSON);
        if (text.isBlank()) {
            throw Problem.malformed("the body is empty; a JSON object is needed");
        }
        return Fields.of(JsonReader.object(text), known);
    }

    /** The fields of the body, which may be left out. */
    Fields optionalFields(Set<String> known) {
        String text = Body.read(request, Body.JSON);
        return text.isBlank() ? Fields.of(Map.of(), known) : Fields.of(JsonReader.object(text), known);
    }

    ContactId contactId() {
        return parsed(ContactId::new, ProblemType.UNKNOWN_CONTACT, "the contact's id was never issued");
    }

    OfferId offerId() {
        return parsed(OfferId::new, ProblemType.UNKNOWN_OFFER, SettlementReply.NEVER_ISSUED);
    }

    PromiseId promiseId() {
        return parsed(PromiseId::new, ProblemType.UNKNOWN_PROMISE, PromiseReply.NO_PROMISE);
    }

    private <T> T parsed(Function<String, T> type, ProblemType otherwise, String detail) {
        try {
            return type.apply(id);
        } catch (InvalidContactException e) {
            throw Problem.of(otherwise, detail);
        }
    }
}

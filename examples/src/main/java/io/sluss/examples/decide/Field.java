package io.sluss.examples.decide;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be read of a contact; each is named as in the HTTP interface. */
public enum Field {
    CONTACT_ID("contactId"),
    ORIGIN("origin"),
    UTTERANCE("utterance"),
    CONFIDENCE("confidence"),
    ALTERNATIVES("alternatives"),
    REASON("reason"),
    REGION("region"),
    PLACE("place"),
    LANGUAGE("language"),
    CALLER("caller"),
    ARRIVED_AT("arrivedAt"),
    DECLINED("declined"),
    SIGNALS("signals"),
    AGE("age"),
    E_ID("eId"),
    EXPECTED_WAIT_SECONDS("expectedWaitSeconds"),
    QUEUE_TICKET("queueTicket"),
    /** The urgency it was judged to have; no field of a contact, but of a record of one. */
    URGENCY("urgency");

    private final String label;

    Field(String label) {
        this.label = label;
    }

    /** Its name. */
    public String label() {
        return label;
    }

    static Optional<Field> named(String label) {
        return Arrays.stream(values())
                .filter(field -> field.label.equals(label))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Field::label).collect(Collectors.joining(", "));
    }
}

package io.sluss.web;

import java.util.List;
import java.util.Random;

/** Bodies that are nearly right: the fields of every route, with values that may be of any kind. */
final class RandomJson {
    private static final List<String> FIELDS = List.of(
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
            "arrivedAt",
            "declined",
            "signals",
            "age",
            "eId",
            "expectedWaitSeconds",
            "queueTicket",
            "event",
            "at",
            "urgency",
            "solved",
            "referredTo",
            "caseNumber",
            "handlingSeconds",
            "reportComplete",
            "followUpNeeded",
            "announcedWaitSeconds",
            "outcome",
            "answers",
            "declineReason",
            "start",
            "resource",
            "number",
            "safeToCall",
            "nothing");
    private static final List<String> VALUES = List.of(
            "\"web\"",
            "\"PHONE\"",
            "\"min cykel är stulen\"",
            "\"bicycle-theft\"",
            "\"stalking\"",
            "\"syd\"",
            "\"sv\"",
            "\"+46701740605\"",
            "\"2027-03-02T09:30:00+01:00\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"2027-03-28T02:30:00+01:00\"",
            "\"QUEUED\"",
            "\"WRAPPED_UP\"",
            "\"ACCEPTED\"",
            "\"DECLINED\"",
            "\"EMERGENCY\"",
            "\"yes\"",
            "\"no\"",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud83d\\ude00\"",
            "\"{0} ' %s ${x}\"",
            "true",
            "false",
            "null",
            "0",
            "41",
            "-1",
            "1e400",
            "9223372036854775807",
            "9223372036854775808",
            "0.1");

    private final Random random;

    RandomJson(Random random) {
        this.random = random;
    }

    String body() {
        String body = object(0);
        boolean torn = random.nextInt(10) == 0;
        return torn ? body.substring(0, random.nextInt(body.length() + 1)) : body;
    }

    private String object(int depth) {
        StringBuilder text = new StringBuilder("{");
        if (depth == 0 && random.nextInt(4) > 0) {
            List<String> first = List.of(
                    "\"origin\":\"web\"",
                    "\"event\":\"ANSWERED\"",
                    "\"outcome\":\"ABANDONED\"",
                    "\"number\":\"0701740605\"");
            text.append(first.get(random.nextInt(first.size()))).append(',');
        }
        int members = random.nextInt(5);
        for (int i = 0; i < members; i++) {
            String name = depth == 0 ? FIELDS.get(random.nextInt(FIELDS.size())) : "safe" + (i == 0 ? "" : i);
            text.append('"').append(name).append("\":").append(value(depth + 1)).append(',');
        }
        if (text.charAt(text.length() - 1) == ',') {
            text.setLength(text.length() - 1);
        }
        return text.append('}').toString();
    }

    private String value(int depth) {
        int kind = random.nextInt(12);
        if (kind == 0 && depth < 8) {
            return object(depth);
        }
        if (kind == 1) {
            int elements = random.nextInt(40);
            StringBuilder array = new StringBuilder("[");
            for (int i = 0; i < elements; i++) {
                array.append(i == 0 ? "" : ",").append(VALUES.get(random.nextInt(VALUES.size())));
            }
            return array.append(']').toString();
        }
        return VALUES.get(random.nextInt(VALUES.size()));
    }
}

package io.sluss.rules.check;

import io.sluss.criteria.LocalCalendar;
import io.sluss.rules.RuleSet;
import io.sluss.rules.WrittenRules;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * The file that is looked at, and the day on which.
 *
 * @param file what is written, and where
 * @param today the day it is judged on, local to the service
 */
record Examined(WrittenRules file, LocalDate today) {
    RuleSet rules() {
        return file.rules();
    }

    LocalCalendar calendar() {
        return rules().calendar();
    }

    /** The first moment of today. */
    ZonedDateTime start() {
        return today.atStartOfDay(calendar().zone());
    }

    /** The path of an offer rule, counted from 0 as in the table. */
    static String offer(int index) {
        return "offers[" + (index + 1) + "]";
    }

    /** Something of the file's own, in quotes. */
    static String quote(String name) {
        return "`" + name + "`";
    }
}

package io.sluss.rules;

import io.sluss.contact.Urgency;
import io.sluss.criteria.DecisionTable;
import io.sluss.criteria.LocalCalendar;
import io.sluss.criticality.ContactReason;
import io.sluss.criticality.Judge.Hearing;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Matching;
import io.sluss.offer.Holdout;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule set is compiled from, as the file's reader found it: the sections of the file, one by one.
 * {@code leastPresented} is null where offers keep the order of the rules.
 */
record RuleSetParts(
        String version,
        String service,
        LocalCalendar calendar,
        List<String> languages,
        String emergencyNumber,
        Hearing hearing,
        Duration recontactWindow,
        @Nullable ServiceLevel serviceLevel,
        List<RegionRules> regions,
        List<ContactReason> reasons,
        DecisionTable<Urgency> gate,
        Matching matching,
        DecisionTable<List<ChannelKind>> offers,
        Texts texts,
        @Nullable Integer leastPresented,
        Holdout holdout) {
    RuleSetParts {
        languages = List.copyOf(languages);
        regions = List.copyOf(regions);
        reasons = List.copyOf(reasons);
    }
}

package io.sluss.rules;

import io.sluss.contact.Urgency;
import io.sluss.criteria.DecisionTable;
import io.sluss.criticality.ContactReason;
import io.sluss.criticality.Judge.Hearing;
import io.sluss.criticality.LearntRecognizer.Lesson;
import io.sluss.criticality.PhraseLine;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Matching;
import io.sluss.offer.Holdout;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sections of a file in the order in which they refer to each other. What it gives is only whole when no
 * mistake was found.
 */
final class RuleSetReader {
    private RuleSetReader() {}

    static RuleSetParts read(FileNode root, String version, Mistakes mistakes) {
        Section file = Section.of(root, KnownKeys.FILE, mistakes);
        Head head = Head.read(file, mistakes);
        List<RegionRules> regions = new RegionsReader(head, mistakes).read(file);
        ReasonsReader reading = new ReasonsReader(head, mistakes);
        List<ContactReason> reasons = reading.read(file);
        Hearing hearing = hearing(file, head, reasons, reading.lines(), mistakes);
        Known known = known(file, head, regions, reasons, mistakes);
        OffersReader rules = new OffersReader(head, known, mistakes);
        DecisionTable<Urgency> gate = rules.gate(file);
        Matching matching = matching(file.section("channels", KnownKeys.CHANNELS), head, known, mistakes);
        DecisionTable<List<ChannelKind>> offers = rules.offers(file, matching);
        Texts texts = new TextsReader(head, mistakes).read(file, reasons, matching);
        Holdout holdout = HoldoutReader.read(file, mistakes);
        return new RuleSetParts(
                version,
                head.service(),
                head.calendar(),
                head.languages(),
                head.emergencyNumber(),
                hearing,
                head.recontactWindow(),
                head.serviceLevel(),
                regions,
                reasons,
                gate,
                matching,
                offers,
                texts,
                RankingReader.read(file, mistakes),
                holdout);
    }

    private static Hearing hearing(
            Section file, Head head, List<ContactReason> reasons, List<PhraseLine> lines, Mistakes mistakes) {
        ExamplesReader examples = new ExamplesReader(reasons, mistakes);
        Recognising recognising = head.recognising();
        Lesson lesson = new Lesson(
                lines, examples.read(file, "examples"), examples.read(file, "calibration"), recognising.aims());
        return new Hearing(recognising.on(), recognising.leastConfidence(), lesson);
    }

    private static Matching matching(Section channels, Head head, Known known, Mistakes mistakes) {
        SlotChannelsReader slots = new SlotChannelsReader(head, known, mistakes);
        return new Matching(
                head.calendar(),
                new EServicesReader(head, known, mistakes).read(channels),
                slots.callback(channels),
                slots.booking(channels),
                new LiveAgentReader(head, known, mistakes).read(channels));
    }

    /** What is named in the file, names that are no names included, so that one mistake is reported once. */
    private static Known known(
            Section file, Head head, List<RegionRules> regions, List<ContactReason> reasons, Mistakes mistakes) {
        Set<String> places = new LinkedHashSet<>();
        regions.forEach(region -> region.places().forEach(place -> places.add(RuleSet.placeKey(place))));
        Map<String, String> reasonNames = new LinkedHashMap<>();
        keys(file.find("reasons")).forEach(name -> reasonNames.put(name, ""));
        reasons.forEach(reason -> reasonNames.put(reason.id().value(), ReasonsReader.whyPersonOnly(reason)));
        return new Known(head.languages(), keys(file.find("regions")), places, reasonNames, mistakes);
    }

    private static Set<String> keys(@Nullable FileNode node) {
        Set<String> keys = new LinkedHashSet<>();
        if (node instanceof FileNode.Fields map) {
            map.fields().forEach(field -> keys.add(field.key()));
        }
        return keys;
    }
}

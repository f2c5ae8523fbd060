package io.sluss.rules;

import io.sluss.classifier.Training;
import io.sluss.contact.Contact;
import io.sluss.contact.Localized;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Situation;
import io.sluss.contact.Urgency;
import io.sluss.criteria.DecisionTable;
import io.sluss.criteria.Facts;
import io.sluss.criteria.LocalCalendar;
import io.sluss.criticality.Because;
import io.sluss.criticality.ContactReason;
import io.sluss.criticality.Criticality;
import io.sluss.criticality.Judge;
import io.sluss.criticality.LearntRecognizer;
import io.sluss.criticality.UrgencyGate;
import io.sluss.matching.Candidate;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Evidence;
import io.sluss.matching.ExpectedRelief;
import io.sluss.matching.Matching;
import io.sluss.matching.Ranker;
import io.sluss.matching.Ranking;
import io.sluss.matching.Requirement;
import io.sluss.matching.Suppressed;
import io.sluss.offer.Arm;
import io.sluss.offer.Ask;
import io.sluss.offer.Holdout;
import io.sluss.offer.IdSeal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one service, compiled: what {@link RuleSetFile} makes of a file without mistakes. Immutable and
 * thread-safe; the same contact in the same situation always gets the same answer.
 */
public final class RuleSet {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final RuleSetParts parts;
    private final String source;
    private final Map<ReasonId, ContactReason> reasons;
    private final Map<Region, RegionRules> regions;
    private final Map<String, Region> regionOfPlace;
    private final Judge judge;
    private final Map<String, Localized> questions;
    private final Map<Integer, Channel> channelByCode;
    private final Map<Integer, ContactReason> reasonByCode;
    private final Map<ReasonId, Integer> handlingMinutes;

    RuleSet(RuleSetParts parts, String source, Collection<RuleSet> earlier) {
        this.parts = parts;
        this.source = source;
        this.reasons = new LinkedHashMap<>();
        parts.reasons().forEach(reason -> reasons.put(reason.id(), reason));
        this.regions = new LinkedHashMap<>();
        this.regionOfPlace = new HashMap<>();
        List<String> places = new ArrayList<>();
        for (RegionRules region : parts.regions()) {
            regions.put(region.region(), region);
            region.places().forEach(place -> regionOfPlace.put(placeKey(place), region.region()));
            places.addAll(region.places());
        }
        this.judge = new Judge(
                new UrgencyGate(parts.gate()),
                parts.reasons(),
                parts.languages(),
                places,
                parts.hearing(),
                trainings(earlier));
        this.questions = questionsOf(parts.texts());
        this.channelByCode = codes(channels(), Channel::id);
        this.handlingMinutes = handlingMinutes(parts.reasons());
        this.reasonByCode = codes(parts.reasons(), reason -> reason.id().value());
    }

    private static Map<ReasonId, Integer> handlingMinutes(Collection<ContactReason> reasons) {
        Map<ReasonId, Integer> minutes = new HashMap<>();
        for (ContactReason reason : reasons) {
            Integer handling = reason.handlingMinutes();
            if (handling != null) {
                minutes.put(reason.id(), handling);
            }
        }
        return Map.copyOf(minutes);
    }

    private static List<Training> trainings(Collection<RuleSet> earlier) {
        return earlier.stream()
                .flatMap(rules -> rules.learnt().stream())
                .map(LearntRecognizer::training)
                .toList();
    }

    private static Map<String, Localized> questionsOf(Texts texts) {
        Map<String, Localized> questions = new HashMap<>();
        texts.find("safety-question").ifPresent(text -> questions.put(Ask.SAFE, text));
        for (Requirement requirement : Requirement.values()) {
            texts.find("ask." + requirement.question()).ifPresent(text -> questions.put(requirement.question(), text));
        }
        return Map.copyOf(questions);
    }

    /** Two names with the same code share it: the first in the alphabet is what an id without a record means. */
    private static <T> Map<Integer, T> codes(Collection<T> all, Function<T, String> name) {
        Map<Integer, T> byCode = new HashMap<>();
        Map<String, T> byName = new HashMap<>();
        all.forEach(one -> byName.put(name.apply(one), one));
        for (String each : new TreeSet<>(byName.keySet())) {
            byCode.putIfAbsent(IdSeal.code(each), byName.get(each));
        }
        return Map.copyOf(byCode);
    }

    /** Judges, matches, ranks and offers, with the rule set's own recogniser. */
    public Answer answer(Contact contact, Situation situation) {
        return answer(contact, situation, Plugins.NONE);
    }

    /**
     * Judges, matches, ranks and offers.
     *
     * @throws LateException if {@code plugins} says that time is up
     */
    public Answer answer(Contact contact, Situation situation, Plugins plugins) {
        return gated(contact, situation).answer(plugins);
    }

    /** Judges the gate; the rest, which may run the host's code, can be asked for on another thread. */
    public GatedContact gated(Contact contact, Situation situation) {
        Facts facts = facts(contact, situation);
        return new GatedContact(this, facts, judge.raise(facts));
    }

    Answer answer(Facts facts, Judge.Raised raised, Plugins plugins) {
        Criticality verdict = judge.judge(facts, raised, parts.hearing().on() ? plugins.recognizer() : null);
        plugins.checkTime("recogniser");
        if (!verdict.offerable() || facts.situation().personOnly()) {
            return passedThrough(facts, verdict);
        }
        Answer answer = offered(facts.withReason(reasonOf(verdict)), verdict, plugins);
        plugins.checkTime("ranker");
        return answer;
    }

    @Nullable
    Answer urgent(Facts facts, Judge.Raised raised) {
        Criticality verdict = judge.urgent(facts, raised);
        return verdict == null ? null : passedThrough(facts, verdict);
    }

    /** Whether whatever is said comes to the same verdict under other rules, as far as can be told without asking. */
    public boolean judgesAs(RuleSet other) {
        return SameJudgement.of(this, parts, other, other.parts);
    }

    /**
     * What a step raises a contact to whose reason is known already, such as words said while a time is chosen: gates
     * and signals do, and so does whatever the reason does not explain. {@link Urgency#DEFERRABLE} when nothing does.
     */
    public Urgency raisedBy(Contact contact, Situation situation, @Nullable ReasonId reason) {
        return judge.raisedBy(facts(contact, situation), reason);
    }

    /** The answer when none could be had: a person, and not the priority queue unless an earlier step raised to it. */
    public Answer degraded(Contact contact, Situation situation, String step) {
        Facts facts = facts(contact, situation);
        return passedThrough(facts, judge.degraded(facts, step));
    }

    private Answer passedThrough(Facts facts, Criticality verdict) {
        Facts judged = facts.withReason(reasonOf(verdict));
        Ranking ranking = parts.matching().personOnly(judged, verdict);
        return Answer.passedThrough(verdict, facts.region(), ranking, verdict.because());
    }

    private Answer offered(Facts facts, Criticality verdict, Plugins plugins) {
        List<Because> because = new ArrayList<>(verdict.because());
        DecisionTable.Row<List<ChannelKind>> rule = parts.offers().firstMatch(facts);
        because.add(
                rule == null
                        ? Because.of(Because.Kind.NO_OFFER_RULE)
                        : Because.of(Because.Kind.OFFER_RULE, rule.name()));
        List<ChannelKind> wanted = rule == null ? List.of() : rule.result();
        ExpectedRelief relief = plugins.ranker() == Ranker.AS_WRITTEN ? relief(plugins.evidence()) : null;
        Ranker ranker = relief == null ? plugins.ranker() : relief;
        Ranking ranking = parts.matching().match(facts, verdict, wanted, ranker);
        String bucket = facts.situation().bucket();
        LocalDateTime began = began(facts);
        Arm arm = Arm.PASSED_THROUGH;
        if (ranking.offersMoreThanAPerson()) {
            arm = parts.holdout().holdsOut(bucket, queueOf(ranking), began) ? Arm.HELD_OUT : Arm.OFFERED;
        }
        List<Candidate> eligible = List.of();
        if (arm == Arm.HELD_OUT) {
            eligible = ranking.candidates();
            because.add(Because.of(Because.Kind.HELD_OUT));
            ranking = new Ranking(parts.matching().personOnly(facts, verdict).candidates(), ranking.suppressed());
        }
        if (relief != null) {
            explain(relief, facts, ranking, because);
        }
        for (Candidate candidate : ranking.candidates()) {
            because.add(Because.of(Because.Kind.OFFERED, candidate.channel().id()));
        }
        for (Suppressed left : ranking.suppressed()) {
            because.add(Because.of(Because.Kind.SUPPRESSED, left.channel(), left.reason()));
        }
        double propensity = parts.holdout().propensity(arm, bucket, began);
        return new Answer(verdict, facts.region(), arm, propensity, eligible, ranking, because);
    }

    /** A first step, as most are, begins at the time it is judged at, which is converted already. */
    private LocalDateTime began(Facts facts) {
        Situation situation = facts.situation();
        return situation.began().equals(situation.at())
                ? facts.local().toLocalDateTime()
                : parts.calendar().local(situation.began()).toLocalDateTime();
    }

    /** Where the contact would wait for a person; empty where nobody answers. */
    private static String queueOf(Ranking ranking) {
        for (Candidate candidate : ranking.candidates()) {
            String queue = candidate.queue();
            if (queue != null) {
                return queue;
            }
        }
        return "";
    }

    private @Nullable ExpectedRelief relief(Evidence evidence) {
        Integer leastPresented = parts.leastPresented();
        return leastPresented == null ? null : new ExpectedRelief(evidence, handlingMinutes, leastPresented);
    }

    /** Where nothing is to be put in order, nothing is said; evidence that fails has been told of when it did. */
    private static void explain(ExpectedRelief relief, Facts facts, Ranking ranking, List<Because> because) {
        ReasonId reason = facts.reason();
        if (reason == null || ranking.candidates().size() <= 2) { // one, and the person
            return;
        }
        try {
            because.add(relief.because(reason, ranking.candidates()));
        } catch (RuntimeException e) {
            because.add(Because.of(Because.Kind.RELIEF_NOT_MEASURED, reason.value()));
        }
    }

    private static @Nullable ReasonId reasonOf(Criticality verdict) {
        return verdict.reason() == null ? null : verdict.reason().id();
    }

    /** Everything criteria can ask of a contact in a situation. */
    public Facts facts(Contact contact, Situation situation) {
        ZonedDateTime local = parts.calendar().local(situation.at());
        String place = contact.place() == null ? null : placeKey(contact.place());
        Region region = contact.region();
        if (region == null && place != null) {
            region = regionOfPlace.get(place);
        }
        if (region != null && !regions.containsKey(region)) {
            region = null;
        }
        boolean holiday = parts.calendar().isHoliday(local.toLocalDate());
        return new Facts(contact, situation, local, holiday, region, place, null);
    }

    /** A place's name as it is compared: lower case, single spaces. */
    static String placeKey(String place) {
        String key = place.strip().toLowerCase(Locale.ROOT);
        return isSingleSpaced(key) ? key : BLANKS.matcher(key).replaceAll(" ");
    }

    /** So nearly every name is, and then the pattern is not needed. */
    private static boolean isSingleSpaced(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '\t' && c <= '\r') || (c == ' ' && text.charAt(i - 1) == ' ')) {
                return false;
            }
        }
        return true;
    }

    /** The version: the first 12 hexadecimal digits of the SHA-256 of the file. */
    public String version() {
        return parts.version();
    }

    /**
     * The text of the file, as it was read: {@link RuleSetFile#parse} makes the same rules of it, with the same version.
     */
    public String source() {
        return source;
    }

    /** The service's name. */
    public String service() {
        return parts.service();
    }

    /** The service's local time. */
    public LocalCalendar calendar() {
        return parts.calendar();
    }

    /** The languages served, the first to fall back to. */
    public List<String> languages() {
        return parts.languages();
    }

    /** The number that people in danger are told to call. */
    public String emergencyNumber() {
        return parts.emergencyNumber();
    }

    /** The texts people hear and read. */
    public Texts texts() {
        return parts.texts();
    }

    /** What is asked, by the question's name; the safety question is {@link Ask#SAFE}. */
    public Map<String, Localized> questions() {
        return questions;
    }

    /** The contact reasons, in the order of the file. */
    public Collection<ContactReason> reasons() {
        return parts.reasons();
    }

    /** A reason by its name. */
    public Optional<ContactReason> reason(ReasonId id) {
        return Optional.ofNullable(reasons.get(id));
    }

    /** The reason that a digit picks in a voice menu. */
    public Optional<ContactReason> reasonOfKey(String key) {
        return parts.reasons().stream()
                .filter(reason -> key.equals(reason.key()))
                .findFirst();
    }

    /** The regions, in the order of the file. */
    public Collection<RegionRules> regions() {
        return parts.regions();
    }

    /** A region by its name. */
    public Optional<RegionRules> region(Region region) {
        return Optional.ofNullable(regions.get(region));
    }

    /** The region a place lies in, whatever its case. */
    public Optional<Region> regionOf(String place) {
        return Optional.ofNullable(regionOfPlace.get(placeKey(place)));
    }

    /** How channels are matched. */
    public Matching matching() {
        return parts.matching();
    }

    /** Every channel. */
    public List<Channel> channels() {
        List<Channel> all = new ArrayList<>(parts.matching().services());
        if (parts.matching().callback() != null) {
            all.add(parts.matching().callback());
        }
        if (parts.matching().booking() != null) {
            all.add(parts.matching().booking());
        }
        all.add(parts.matching().liveAgent());
        return all;
    }

    /** A channel by its name. */
    public Optional<Channel> channel(String id) {
        return channels().stream().filter(channel -> channel.id().equals(id)).findFirst();
    }

    /** The channel an offer id's code means. */
    public Optional<Channel> channelOfCode(int code) {
        return Optional.ofNullable(channelByCode.get(code));
    }

    /** The reason an offer id's code means. */
    public Optional<ContactReason> reasonOfCode(int code) {
        return Optional.ofNullable(reasonByCode.get(code));
    }

    /** The owner's gate. */
    public UrgencyGate gate() {
        return judge.gate();
    }

    /** What the recogniser has learnt from phrases and examples; empty when these are too few, or it is off. */
    public Optional<LearntRecognizer> learnt() {
        return Optional.ofNullable(judge.learnt());
    }

    /** The offer rules. */
    public DecisionTable<List<ChannelKind>> offers() {
        return parts.offers();
    }

    /** How long after a contact the same caller counts as coming back, at the most for any reason. */
    public Duration longestRecontactWindow() {
        return parts.reasons().stream()
                .map(ContactReason::recontactWindow)
                .reduce(parts.recontactWindow(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    /** What the service has set out to do, where the file says. */
    public Optional<ServiceLevel> serviceLevel() {
        return Optional.ofNullable(parts.serviceLevel());
    }

    /** Whether offers are ordered by what was measured of them, rather than as the rules have them. */
    public boolean ranksByExpectedRelief() {
        return parts.leastPresented() != null;
    }

    /** The hold-out. */
    public Holdout holdout() {
        return parts.holdout();
    }

    @Override
    public String toString() {
        return "RuleSet[" + service() + " " + version() + "]";
    }
}

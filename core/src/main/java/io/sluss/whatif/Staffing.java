package io.sluss.whatif;

import io.sluss.criteria.TimeWindow;
import io.sluss.rules.ServiceLevel;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The service level of an average week, hour by hour, by {@link ErlangA}: all agents in one pool, calls at an even pace
 * within the hour. Callbacks come first: whoever is calling back answers nobody. Immutable.
 */
public final class Staffing {
    /** What services aim at whose rules say nothing. */
    public static final ServiceLevel USUAL_AIM = new ServiceLevel(0.8, Duration.ofMinutes(5), TimeWindow.WHOLE_DAY);

    private static final double MINUTES = 60;

    /**
     * An hour of the week.
     *
     * @param hour from Monday 00:00, 0-167
     * @param agents how many answer
     * @param callsToday calls an hour that wait for a person, today
     * @param callsTomorrow the same tomorrow
     * @param levelToday the share answered in time today, 0-1
     * @param levelTomorrow the same tomorrow
     * @param waitToday the mean wait today in seconds
     * @param waitTomorrow the same tomorrow
     */
    public record Hour(
            int hour,
            int agents,
            double callsToday,
            double callsTomorrow,
            double levelToday,
            double levelTomorrow,
            double waitToday,
            double waitTomorrow) {}

    private final ServiceLevel aim;
    private final List<Hour> hours;

    private Staffing(ServiceLevel aim, List<Hour> hours) {
        this.aim = aim;
        this.hours = List.copyOf(hours);
    }

    /**
     * The week under both.
     *
     * @param effect the contacts
     * @param assumed how patient callers are
     * @param agents how many answer in each hour of the week, 0-167; null for as many as reach today's aim in it
     */
    public static Staffing of(Effect effect, Assumptions assumed, @Nullable IntUnaryOperator agents) {
        ServiceLevel aim = effect.today().rules().serviceLevel().orElse(USUAL_AIM);
        List<Hour> hours = new ArrayList<>();
        for (int hour = 0; hour < WeekLoad.HOURS; hour++) {
            int times = times(hour, effect.firstDay(), effect.lastDay());
            Demand today = Demand.of(effect.today().week(), hour, times, assumed);
            Demand tomorrow = Demand.of(effect.tomorrow().week(), hour, times, assumed);
            int here = agents != null ? agents.applyAsInt(hour) : today.agentsFor(aim, assumed);
            ToDoubleFunction<ErlangA> inTime = queue -> queue.answeredWithin(aim.within());
            hours.add(new Hour(
                    hour,
                    here,
                    today.load().callsPerHour(),
                    tomorrow.load().callsPerHour(),
                    today.of(here, assumed, inTime),
                    tomorrow.of(here, assumed, inTime),
                    today.of(here, assumed, ErlangA::meanWaitSeconds),
                    tomorrow.of(here, assumed, ErlangA::meanWaitSeconds)));
        }
        return new Staffing(aim, hours);
    }

    /** What comes in an hour, on average over the weeks. */
    private record Demand(CallLoad load, double callingBack) {
        static Demand of(WeekLoad week, int hour, int times, Assumptions assumed) {
            double calls = times == 0 ? 0 : week.calls(hour) / times;
            double minutes = week.calls(hour) == 0
                    ? CallLoad.seconds(assumed.handling()) / MINUTES
                    : week.callMinutes(hour) / week.calls(hour);
            Duration handling = Duration.ofMillis(Math.max(1, Math.round(minutes * MINUTES * 1000)));
            return new Demand(
                    new CallLoad(calls, handling), times == 0 ? 0 : week.callbackMinutes(hour) / MINUTES / times);
        }

        int agentsFor(ServiceLevel aim, Assumptions assumed) {
            int answering = ErlangA.agentsFor(load, assumed.patience(), Math.min(aim.share(), 0.999), aim.within());
            return answering + (int) Math.ceil(callingBack);
        }

        /** What a queue comes to, where one agent may be calling back for a part of the hour. */
        double of(int agents, Assumptions assumed, ToDoubleFunction<ErlangA> what) {
            double answering = Math.max(0, agents - callingBack);
            int fewer = (int) answering;
            double more = answering - fewer;
            double with = what.applyAsDouble(ErlangA.of(load, fewer, assumed.patience()));
            return more == 0
                    ? with
                    : (1 - more) * with + more * what.applyAsDouble(ErlangA.of(load, fewer + 1, assumed.patience()));
        }
    }

    /** How often an hour of the week came between two days. */
    private static int times(int hour, @Nullable LocalDate first, @Nullable LocalDate last) {
        int times = 0;
        if (first != null && last != null) {
            DayOfWeek wanted = DayOfWeek.of(hour / 24 + 1);
            long days = last.toEpochDay() - first.toEpochDay() + 1;
            int ahead = Math.floorMod(wanted.getValue() - first.getDayOfWeek().getValue(), 7);
            times = days > ahead ? (int) ((days - ahead - 1) / 7 + 1) : 0;
        }
        return times;
    }

    /** What the service aims at. */
    public ServiceLevel aim() {
        return aim;
    }

    /** All hours of the week. */
    public List<Hour> hours() {
        return hours;
    }

    /** The share of today's calls between the hours of the aim that is answered in time; NaN without calls. */
    public double levelToday() {
        return level(hours, true);
    }

    /** The same tomorrow. */
    public double levelTomorrow() {
        return level(hours, false);
    }

    private double level(List<Hour> of, boolean today) {
        double calls = 0;
        double inTime = 0;
        for (Hour hour : of) {
            if (counts(hour.hour())) {
                double here = today ? hour.callsToday() : hour.callsTomorrow();
                calls += here;
                inTime += here * (today ? hour.levelToday() : hour.levelTomorrow());
            }
        }
        return inTime / calls;
    }

    /** Whether the aim is counted in an hour of the week: whether it holds where the hour begins. */
    public boolean counts(int hour) {
        return aim.between().contains(LocalTime.of(hour % 24, 0));
    }

    /** The agents' hours of a week. */
    public long agentHoursAWeek() {
        return hours.stream().mapToLong(Hour::agents).sum();
    }
}

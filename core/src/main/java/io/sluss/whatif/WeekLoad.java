package io.sluss.whatif;

/**
 * What agents have to do in each hour of the week, added up over some weeks. Hours are counted from Monday 00:00 local
 * time, 0-167. Filled by one thread.
 */
public final class WeekLoad {
    /** Hours of a week. */
    public static final int HOURS = 7 * 24;

    private final double[] calls = new double[HOURS];
    private final double[] callMinutes = new double[HOURS];
    private final double[] callbackMinutes = new double[HOURS];

    WeekLoad() {}

    void call(int hour, double share, double minutes) {
        calls[hour] += share;
        callMinutes[hour] += share * minutes;
    }

    void callback(int hour, double share, double minutes) {
        callbackMinutes[hour] += share * minutes;
    }

    /** The calls that wait for a person, in an hour of the week. */
    public double calls(int hour) {
        return calls[hour];
    }

    /** The minutes that agents speak with them. */
    public double callMinutes(int hour) {
        return callMinutes[hour];
    }

    /** The minutes that agents call back. */
    public double callbackMinutes(int hour) {
        return callbackMinutes[hour];
    }

    /** All minutes of agents. */
    public double minutes(int hour) {
        return callMinutes[hour] + callbackMinutes[hour];
    }
}

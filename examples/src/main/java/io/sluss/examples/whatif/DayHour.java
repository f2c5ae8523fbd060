package io.sluss.examples.whatif;

import io.sluss.whatif.Staffing;
import io.sluss.whatif.WeekLoad;

/** An hour of the day over the seven days of the week: means a day, and shares and waits by call. */
record DayHour(
        double callsToday,
        double callsTomorrow,
        double agents,
        double levelToday,
        double levelTomorrow,
        double waitToday,
        double waitTomorrow) {
    private static final int DAYS = 7;

    static DayHour of(Staffing staffing, int hourOfDay) {
        double callsToday = 0;
        double callsTomorrow = 0;
        double agents = 0;
        double levelToday = 0;
        double levelTomorrow = 0;
        double waitToday = 0;
        double waitTomorrow = 0;
        for (int hour = hourOfDay; hour < WeekLoad.HOURS; hour += 24) {
            Staffing.Hour here = staffing.hours().get(hour);
            callsToday += here.callsToday();
            callsTomorrow += here.callsTomorrow();
            agents += here.agents();
            levelToday += here.callsToday() * here.levelToday();
            levelTomorrow += here.callsTomorrow() * here.levelTomorrow();
            waitToday += here.callsToday() * here.waitToday();
            waitTomorrow += here.callsTomorrow() * here.waitTomorrow();
        }
        return new DayHour(
                callsToday / DAYS,
                callsTomorrow / DAYS,
                agents / DAYS,
                levelToday / callsToday,
                levelTomorrow / callsTomorrow,
                waitToday / callsToday,
                waitTomorrow / callsTomorrow);
    }
}

package io.sluss.examples;

import io.sluss.uptake.Power;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says how long a hold-out has to run, and what other shares and times would show. */
@Command(
        name = "power",
        description = {
            "Says how long a hold-out has to run until a change shows, before it is begun.",
            "",
            "A change shows when a test at 5 %% finds it in four of five experiments. Without --mean it is one of a rate, such "
                    + "as the share of callers who speak with a person, in points; with --mean and --deviation of anything "
                    + "that is counted per caller, in its unit."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class PowerCommand implements Callable<Integer> {
    private static final long[] WEEKS = {1, 2, 4, 8, 13, 26};
    private static final double[] SHARES = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5};

    @Option(
            names = "--callers-per-day",
            required = true,
            paramLabel = "N",
            description = "Callers a day who have something to be offered; who comes back is no new caller.")
    double callersPerDay;

    @Option(
            names = "--share",
            paramLabel = "SHARE",
            defaultValue = "5%",
            converter = Share.class,
            description = "The share held out, as 5%% or 0.05; 5%% if it is not given.")
    double share;

    @Option(
            names = "--rate",
            paramLabel = "SHARE",
            defaultValue = "60%",
            converter = Share.class,
            description = "The rate without offers; 60%% if it is not given.")
    double rate;

    @Option(
            names = "--mean",
            paramLabel = "X",
            description = "Instead of a rate, the mean per caller without offers, such as agent minutes.")
    @Nullable
    Double mean;

    @Option(names = "--deviation", paramLabel = "X", description = "With --mean, the standard deviation.")
    @Nullable
    Double deviation;

    @Option(
            names = "--difference",
            required = true,
            paramLabel = "X",
            description = "How much less it is with offers: points of a rate, or the unit of the mean.")
    double difference;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        if ((mean == null) != (deviation == null)) {
            throw new UserMistake("--mean and --deviation go together");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try {
            print(out);
        } catch (IllegalArgumentException cannotBe) {
            throw new UserMistake(Objects.requireNonNullElse(cannotBe.getMessage(), "that cannot be"));
        }
        return ExitCode.OK;
    }

    private void print(PrintWriter out) {
        double less = mean == null ? difference / 100 : difference;
        out.println(power(share).sentence(less));
        out.println("Follow the last callers for as long as people come back before you look, and look once.");
        out.println();
        Table table = new Table("held out", "shows in", "after 4 weeks shows");
        for (double held : SHARES) {
            Power power = power(held);
            table.row(percent(held), Table.count(power.days(less)) + " days", shown(power.less(4 * 7)));
        }
        table.print(out);
        out.println();
        Table weeks = new Table("with " + percent(share) + " held out", "shows");
        for (long week : WEEKS) {
            weeks.row(week == 1 ? "1 week" : week + " weeks", shown(power(share).less(7 * week)));
        }
        weeks.print(out);
    }

    private Power power(double held) {
        return mean == null || deviation == null
                ? Power.ofRate(callersPerDay, held, rate)
                : Power.ofMean(callersPerDay, held, mean, deviation);
    }

    private String shown(double less) {
        if (Double.isInfinite(less)) {
            return "nothing";
        }
        return mean == null
                ? String.format(Locale.ROOT, "%.2f points", 100 * less)
                : String.format(Locale.ROOT, "%.3f", less);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f", 100 * share).replaceFirst("\\.?0+$", "") + " %";
    }

    /** Reads {@code 5%}, {@code 5 %} or {@code 0.05}. */
    static final class Share implements ITypeConverter<Double> {
        private static final Pattern WRITTEN = Pattern.compile("(\\d{1,3}(?:[.,]\\d{1,6})?) ?(%?)");

        @Override
        public Double convert(String text) {
            Matcher matcher = WRITTEN.matcher(text.strip());
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is not a share such as 5% or 0.05");
            }
            double number = Double.parseDouble(matcher.group(1).replace(',', '.'));
            return matcher.group(2).isEmpty() ? number : number / 100;
        }
    }
}

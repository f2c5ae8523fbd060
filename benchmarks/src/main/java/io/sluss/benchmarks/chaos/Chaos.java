package io.sluss.benchmarks.chaos;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.jdbc.JdbcSchema;
import io.sluss.jdbc.JdbcStores;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills processes and the database while places are taken, and looks whether a place was given twice, or was lost. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = {
            "Several processes take places in slots of mixed capacity on one PostgreSQL, started for it, that writes for good "
                    + "before it answers. One of the processes and PostgreSQL are killed along the way. Everything asked and "
                    + "answered is written down, and judged afterwards: no place given twice, nothing acknowledged lost, every "
                    + "hold confirmed or gone."
        })
public final class Chaos implements Callable<Integer> {
    private static final Duration AFTER_THE_LAST_HOLD = Duration.ofMinutes(1);

    @Option(names = "--attempts", description = "How many places are asked for (default: ${DEFAULT-VALUE}).")
    private int attempts = 1_000_000;

    @Option(names = "--processes", description = "How many processes ask (default: ${DEFAULT-VALUE}).")
    private int processes = 3;

    @Option(names = "--slots", description = "How many slots they want (default: ${DEFAULT-VALUE}).")
    private int slotCount = 200;

    @Option(
            names = "--kills",
            description = "How often a process, and as often PostgreSQL, is killed (default: ${DEFAULT-VALUE}).")
    private int kills = 5;

    @Option(names = "--seed", description = "Which run; printed (default: another each time).")
    private long seed = new Random().nextInt(Integer.MAX_VALUE);

    @Option(
            names = "--answer-before-writing",
            description =
                    "PostgreSQL answers before it has written for good: to see that what is lost by that is found.")
    private boolean answersBeforeWriting;

    private final PrintWriter out;

    /** To the terminal. */
    public Chaos() {
        this(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    private Chaos(PrintWriter out) {
        this.out = out;
    }

    /**
     * A run of this size.
     *
     * @return what went wrong; nothing when all is well
     */
    public static List<String> run(int attempts, int processes, int slots, int kills, long seed, PrintWriter out)
            throws Exception {
        Chaos chaos = new Chaos(out);
        chaos.attempts = attempts;
        chaos.processes = processes;
        chaos.slotCount = slots;
        chaos.kills = kills;
        chaos.seed = seed;
        return chaos.run();
    }

    @Override
    public Integer call() throws Exception {
        List<String> wrong = run();
        wrong.stream().limit(20).forEach(out::println);
        out.println(wrong.isEmpty() ? "All is well." : wrong.size() + " things are wrong; seed " + seed);
        return wrong.isEmpty() ? 0 : 1;
    }

    private List<String> run() throws Exception {
        out.println("Seed " + seed + ": " + attempts + " attempts by " + processes + " processes on " + slotCount
                + " slots");
        Path directory = Files.createTempDirectory("sluss-chaos");
        long started = System.nanoTime();
        try (Server server = Server.start(!answersBeforeWriting);
                HikariDataSource source = Worker.source(server.url(), 2)) {
            JdbcSchema.apply(source);
            List<Path> histories = drive(server, directory);
            long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
            History history = History.read(histories);
            out.println(history.attempts() + " takes answered in " + seconds + " s: " + history.summary());
            return judge(history, source);
        } finally {
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    private List<Path> drive(Server server, Path directory) throws IOException, InterruptedException {
        Random random = new Random(seed);
        List<Path> histories = new ArrayList<>();
        List<Process> running = new ArrayList<>();
        int each = attempts / processes;
        for (int i = 0; i < processes; i++) {
            running.add(worker(server, "w" + i, each, directory, histories));
        }
        for (int kill = 0; kill < kills; kill++) {
            waitUntil(histories, running, (kill + 1) * 100.0 / (kills + 1));
            int victim = random.nextInt(processes);
            Process killed = running.get(victim);
            if (killed.isAlive()) {
                killed.destroyForcibly().waitFor();
                out.println("Killed a process");
                String name = "w" + victim + "k" + kill;
                int left = each - begun(histories, victim);
                running.set(victim, worker(server, name, Math.max(1, left), directory, histories));
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
            server.kill();
            out.println("Killed PostgreSQL");
            server.restart();
        }
        for (Process process : running) {
            if (process.waitFor() != 0) {
                throw new IOException("a process ended with " + process.exitValue());
            }
        }
        return histories;
    }

    /** How many places a process and those that went on for it have asked for. */
    private static int begun(List<Path> histories, int process) throws IOException {
        Set<String> keys = new HashSet<>();
        for (Path history : histories) {
            String name = history.getFileName().toString();
            if (name.equals("w" + process) || name.startsWith("w" + process + "k")) {
                keys.addAll(History.keys(history));
            }
        }
        return keys.size();
    }

    /** Waits until about a share of the work is done, told by the size of what is written down. */
    private void waitUntil(List<Path> histories, List<Process> running, double percent)
            throws IOException, InterruptedException {
        double linesAnAttempt = 4.5;
        double wanted = attempts * linesAnAttempt * 45 * percent / 100;
        while (running.stream().allMatch(Process::isAlive)) {
            long bytes = 0;
            for (Path history : histories) {
                bytes += Files.exists(history) ? Files.size(history) : 0;
            }
            if (bytes >= wanted) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private Process worker(Server server, String name, int count, Path directory, List<Path> histories)
            throws IOException {
        Path history = directory.resolve(name);
        histories.add(history);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        io.sluss.benchmarks.Main.class.getName(),
                        "chaos-worker",
                        "--url=" + server.url(),
                        "--seed=" + seed,
                        "--slots=" + slotCount,
                        "--attempts=" + count,
                        "--name=" + name,
                        "--history=" + history)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile())
                .start();
    }

    private List<String> judge(History history, DataSource source) throws SQLException {
        Slots slots = new Slots(seed, slotCount);
        Map<Integer, Integer> capacities = new HashMap<>();
        for (int i = 0; i < slotCount; i++) {
            capacities.put(i, slots.capacity(i));
        }
        List<String> wrong = new ArrayList<>(history.overBookings(capacities));
        JdbcStores.of(source).slotBook().expire(Instant.now().plus(AFTER_THE_LAST_HOLD));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            Set<String> kept = column(statement, "SELECT holder FROM sluss_hold WHERE held_until IS NULL");
            Set<String> lost = new TreeSet<>(history.confirmedForGood());
            lost.removeAll(kept);
            lost.forEach(key -> wrong.add(key + " was told that its place is confirmed, and it is gone"));
            Set<String> unasked = new TreeSet<>(kept);
            unasked.removeAll(history.perhapsConfirmed());
            unasked.forEach(key -> wrong.add(key + " never asked to be confirmed, and is"));
            column(statement, "SELECT holder FROM sluss_hold WHERE held_until IS NOT NULL")
                    .forEach(key -> wrong.add(key + " is neither confirmed nor gone"));
            column(statement, WITHOUT_PLACE).stream()
                    .filter(key -> !history.givenUp().contains(key))
                    .forEach(key -> wrong.add(key + " was promised without a place"));
            column(statement, UNTOLD).forEach(key -> wrong.add(key + " was promised and is not told"));
            column(statement, MISCOUNTED).forEach(slot -> wrong.add(slot + " counts other places than it has"));
            column(statement, "SELECT resource || starts FROM sluss_slot WHERE taken > capacity")
                    .forEach(slot -> wrong.add(slot + " is over-booked"));
        }
        return wrong;
    }

    private static final String WITHOUT_PLACE =
            "SELECT offer FROM sluss_promise p WHERE NOT EXISTS (SELECT FROM sluss_hold h"
                    + " WHERE h.resource = p.resource AND h.starts = p.starts AND h.ends = p.ends AND h.holder = p.offer"
                    + " AND h.held_until IS NULL)";

    private static final String UNTOLD =
            "SELECT offer FROM sluss_promise p WHERE NOT EXISTS (SELECT FROM sluss_outbox o"
                    + " WHERE o.subject = p.id)";

    private static final String MISCOUNTED = "SELECT s.resource || ' ' || s.starts FROM sluss_slot s"
            + " LEFT JOIN sluss_hold h ON (h.resource, h.starts, h.ends) = (s.resource, s.starts, s.ends)"
            + " GROUP BY s.resource, s.starts, s.ends, s.taken HAVING count(h.holder) <> s.taken";

    private static Set<String> column(Statement statement, String sql) throws SQLException {
        Set<String> values = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}

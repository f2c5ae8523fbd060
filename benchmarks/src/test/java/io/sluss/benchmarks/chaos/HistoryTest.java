package io.sluss.benchmarks.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluss.benchmarks.chaos.Answered.Answer;
import io.sluss.benchmarks.chaos.Answered.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge finds what it is there to find, and nothing that can be doubted. */
class HistoryTest {
    @TempDir
    Path directory;

    private final List<Answered> happened = new ArrayList<>();

    private void take(String key, long asked, long until, Answer answer) {
        happened.add(new Answered(What.TAKE, 1, key, asked, asked + 5, until, answer));
    }

    private void confirm(String key, long asked, Answer answer) {
        happened.add(new Answered(What.CONFIRM, 1, key, asked, asked + 5, asked, answer));
    }

    private void release(String key, long asked) {
        happened.add(new Answered(What.RELEASE, 1, key, asked, Long.MAX_VALUE, asked, Answer.UNKNOWN));
    }

    private History history() throws IOException {
        Path file = directory.resolve("history");
        Files.write(file, happened.stream().map(Answered::line).toList());
        return History.read(List.of(file));
    }

    private int overBookings() throws IOException {
        return history().overBookings(Map.of(1, 1)).size();
    }

    @Test
    void aSecondPlaceWhileTheFirstIsHeldIsOneTooMany() throws IOException {
        take("a", 100, 2_100, Answer.YES);
        take("b", 200, 2_200, Answer.YES);
        assertEquals(1, overBookings());
    }

    @Test
    void aSecondPlaceWhileTheFirstIsConfirmedIsOneTooMany() throws IOException {
        take("a", 100, 2_100, Answer.YES);
        confirm("a", 200, Answer.YES);
        take("b", 50_000, 52_000, Answer.YES);
        assertEquals(1, overBookings());
    }

    @Test
    void aPlaceThatRanOutOrWasPerhapsGivenUpOrWasNotAnsweredYetCanBeAnothers() throws IOException {
        take("a", 100, 2_100, Answer.YES);
        take("b", 2_100, 4_100, Answer.YES);
        release("b", 2_200);
        take("c", 2_300, 4_300, Answer.YES);
        take("d", 2_304, 4_304, Answer.YES);
        assertEquals(0, overBookings());
    }

    @Test
    void aNoIsNoPlace() throws IOException {
        take("a", 100, 2_100, Answer.YES);
        take("b", 200, 2_200, Answer.NO);
        assertEquals(0, overBookings());
    }

    @Test
    void whatWasConfirmedAndNeverGivenUpMustBeThereAndWhatWasAskedForMayBe() throws IOException {
        take("a", 100, 2_100, Answer.YES);
        confirm("a", 200, Answer.YES);
        take("b", 100, 2_100, Answer.YES);
        confirm("b", 200, Answer.UNKNOWN);
        take("c", 100, 2_100, Answer.YES);
        confirm("c", 200, Answer.YES);
        release("c", 300);
        assertEquals(Set.of("a"), history().confirmedForGood());
        assertEquals(Set.of("a", "b", "c"), history().perhapsConfirmed());
    }

    @Test
    void aLineThatWasCutShortIsIgnored() throws IOException {
        Path file = directory.resolve("cut");
        Files.writeString(file, new Answered(What.TAKE, 1, "a", 1, 2, 3, Answer.YES).line() + "\nTAKE 1 b 2");
        assertEquals(1, History.read(List.of(file)).attempts());
    }
}

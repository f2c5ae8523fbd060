package io.sluss.examples.report;

import io.sluss.examples.RulesSource;
import io.sluss.examples.simulate.HoldoutVariant;
import io.sluss.examples.simulate.SimulatedDays;
import io.sluss.rules.RuleSet;
import io.sluss.uptake.LedgerFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** A ledger file of simulated days at 114 14, and the rules they were played by. */
record SimulatedLedger(Path file, Path rulesFile, RuleSet rules, LocalDate from, LocalDate to) {
    static SimulatedLedger written(Path folder, LocalDate from, int days, long seed) {
        RuleSet rules = HoldoutVariant.of(RulesSource.of("police-114-14").load(), 0.1, from);
        Path rulesFile = folder.resolve("rules.yaml");
        Path file = folder.resolve("ledger.csv");
        try {
            Files.writeString(rulesFile, rules.source());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (LedgerFile.Writer writer = LedgerFile.Writer.appendingTo(file);
                SimulatedDays.Played played = SimulatedDays.play(
                        rules,
                        from,
                        days,
                        seed,
                        sluss -> sluss.recorder(event -> {
                            writer.record(event);
                            if (writer.waiting() > 10_000) {
                                writer.flush();
                            }
                        }))) {
            played.sluss().uptake(); // hands over what the journal still has
        }
        return new SimulatedLedger(file, rulesFile, rules, from, from.plusDays(days));
    }
}

package io.sluss.examples.report;

import io.sluss.matching.ChannelKind;
import io.sluss.outcome.Outcome;
import io.sluss.uptake.Rate;
import io.sluss.uptake.UptakeTable;
import io.sluss.uptake.UptakeTable.Channel;
import io.sluss.uptake.UptakeTable.Dimension;
import java.util.Map;
import java.util.TreeMap;

/** Takes the numbers of offers from core's uptake table. */
final class UptakeFigures {
    private static final Map<Dimension, String> SHOWN = new TreeMap<>(Map.of(
            Dimension.ORIGIN, "origin",
            Dimension.LANGUAGE, "language",
            Dimension.HOUR, "hour",
            Dimension.RULE_SET, "rules"));

    private final Figures figures;
    private final int least;

    UptakeFigures(Figures figures, int least) {
        this.figures = figures;
        this.least = least;
    }

    void add(UptakeTable.Snapshot uptake) {
        for (ChannelKind kind : ChannelKind.values()) {
            Channel channel = uptake.channels().get(kind);
            if (channel != null && kind != ChannelKind.LIVE_AGENT && channel.presented() > 0) {
                share(Measure.of(Measure.UPTAKE, kind.label()), channel.uptake());
            }
        }
        SHOWN.forEach((dimension, name) -> by(uptake, dimension, name));
        declined(uptake);
    }

    private void by(UptakeTable.Snapshot uptake, Dimension dimension, String name) {
        String measure = Measure.of(Measure.UPTAKE_BY, name);
        for (UptakeTable.Cell cell : uptake.all()) {
            if (cell.dimension() == dimension
                    && cell.channel() != ChannelKind.LIVE_AGENT
                    && cell.counted().presented() > 0) {
                String part = cell.value() + "/" + cell.channel().label();
                share(Measure.of(measure, part), cell.counted().uptake());
            }
        }
    }

    private void declined(UptakeTable.Snapshot uptake) {
        for (ChannelKind kind : ChannelKind.values()) {
            Channel channel = uptake.channels().get(kind);
            if (channel == null || kind == ChannelKind.LIVE_AGENT) {
                continue;
            }
            long declined = channel.outcomes().getOrDefault(Outcome.DECLINED, 0L);
            new TreeMap<>(channel.declined())
                    .forEach((why, count) ->
                            share(Measure.of(Measure.DECLINED, kind.label() + "/" + why), new Rate(count, declined)));
        }
    }

    private void share(String measure, Rate rate) {
        figures.add(Figure.share(Cell.TOTAL, measure, rate, least, true));
    }
}

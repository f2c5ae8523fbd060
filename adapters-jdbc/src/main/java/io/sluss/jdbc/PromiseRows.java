package io.sluss.jdbc;

import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.OfferId;
import io.sluss.promise.CallResult;
import io.sluss.promise.DialTarget;
import io.sluss.promise.Progress;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseId;
import io.sluss.promise.Slot;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Promises as rows of {@code sluss_promise}. */
final class PromiseRows {
    private PromiseRows() {}

    /** Every column, in the order of {@link PromiseSql}. */
    static Values fill(Values values, Promise promise) throws SQLException {
        Slot slot = promise.slot();
        values.text(slot.resource())
                .text(promise.offer().text())
                .text(promise.id().text())
                .text(promise.contact().text())
                .text(promise.kind().name())
                .time(slot.start())
                .time(slot.end())
                .text(slot.place())
                .text(slot.mode().name())
                .time(promise.madeAt());
        fill(values, promise.about());
        fill(values, promise.recipient());
        return fill(values, promise.progress());
    }

    private static void fill(Values values, Promise.About about) throws SQLException {
        ReasonId reason = about.reason();
        Region region = about.region();
        values.text(about.origin().name())
                .text(reason == null ? null : reason.value())
                .text(region == null ? null : region.value())
                .text(about.language())
                .text(about.queueTicket())
                .time(about.arrivedAt());
    }

    private static void fill(Values values, Promise.Recipient recipient) throws SQLException {
        DialTarget target = recipient.dialTarget();
        values.text(recipient.code())
                .text(recipient.word())
                .flag(recipient.safeToCall())
                .bytes(target == null ? null : target.bytes())
                .text(recipient.callerKey())
                .text(recipient.targetKey());
    }

    private static Values fill(Values values, Progress progress) throws SQLException {
        Progress.Lease lease = progress.lease();
        return values.text(progress.state().name())
                .number(progress.revision())
                .time(progress.dueAt())
                .array(
                        "text",
                        progress.attempts().stream().map(PromiseRows::text).toArray())
                .number(progress.carriedOver())
                .flag(progress.broken())
                .text(lease == null ? null : lease.holder())
                .time(lease == null ? null : lease.until());
    }

    private static String text(Progress.Attempt attempt) {
        return attempt.at() + " " + attempt.result().name();
    }

    private static Progress.Attempt attempt(String text) {
        int space = text.indexOf(' ');
        return new Progress.Attempt(
                Instant.parse(text.substring(0, space)), CallResult.valueOf(text.substring(space + 1)));
    }

    static Promise promise(Row row) throws SQLException {
        return new Promise(
                new PromiseId(row.text("id")),
                new OfferId(row.text("offer")),
                new ContactId(row.text("contact")),
                ChannelKind.valueOf(row.text("kind")),
                new Slot(
                        row.text("resource"),
                        row.time("starts"),
                        row.time("ends"),
                        row.textOrNull("place"),
                        ChannelMode.valueOf(row.text("mode"))),
                row.time("made_at"),
                about(row),
                recipient(row),
                progress(row));
    }

    private static Promise.About about(Row row) throws SQLException {
        String reason = row.textOrNull("reason");
        String region = row.textOrNull("region");
        return new Promise.About(
                Origin.valueOf(row.text("origin")),
                reason == null ? null : new ReasonId(reason),
                region == null ? null : new Region(region),
                row.textOrNull("language"),
                row.textOrNull("queue_ticket"),
                row.time("arrived_at"));
    }

    private static Promise.Recipient recipient(Row row) throws SQLException {
        byte[] target = row.bytesOrNull("dial_target");
        return new Promise.Recipient(
                row.text("code"),
                row.text("word"),
                row.flagOrNull("safe_to_call"),
                target == null ? null : DialTarget.ofBytes(target),
                row.textOrNull("caller_key"),
                row.textOrNull("target_key"));
    }

    private static Progress progress(Row row) throws SQLException {
        return new Progress(
                Promise.State.valueOf(row.text("state")),
                row.number("revision"),
                row.time("due_at"),
                row.texts("attempts").stream().map(PromiseRows::attempt).toList(),
                row.number("carried_over"),
                row.flag("broken"),
                lease(row));
    }

    private static Progress.@Nullable Lease lease(Row row) throws SQLException {
        String holder = row.textOrNull("lease_holder");
        return holder == null ? null : new Progress.Lease(holder, row.time("lease_until"));
    }
}

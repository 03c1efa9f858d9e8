package plumbline.intake.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plumbline.core.Attempt;
import plumbline.core.Page;
import plumbline.core.UnitId;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.intake.faults.FaultFilter;
import plumbline.intake.faults.FaultQueue;
import plumbline.intake.faults.FaultState;
import plumbline.intake.faults.QueuedFault;
import plumbline.organisation.Organisation;

/** The faults of all imports over the API. */
@RestController
@RequestMapping("/api/v1/imports/faults")
class FaultsApi {

    private final FaultQueue queue;
    private final Organisation organisation;

    FaultsApi(FaultQueue queue, Organisation organisation) {
        this.queue = queue;
        this.organisation = organisation;
    }

    /** A fault of the queue; {@code unit} is the team that recorded the row, if that is known. */
    record QueuedFaultView(long batch, String fileName, String format, LocalDate came, long row, String column, String value, String expected,
                           boolean rejected, @Nullable String unit, String state, @Nullable String owner, @Nullable String note,
                           @Nullable Instant moved) {

        static QueuedFaultView of(QueuedFault fault) {
            return new QueuedFaultView(fault.batch(), fault.fileName(), fault.format(), fault.came(), fault.row(), fault.column(), fault.value(),
                    fault.expected(), fault.rejected(), fault.unit() == null ? null : fault.unit().value(), fault.state().name(), fault.owner(),
                    fault.note(), fault.moved());
        }
    }

    /** One page of faults; {@code page} counts from 1. */
    record FaultQueuePage(List<QueuedFaultView> faults, int page, int pages, int total) {
    }

    /** Which faults to move, as in the address of the list, to which state, and what to say of them. */
    record MoveForm(@Nullable FaultState from, @Nullable String unit, @Nullable String format, @Nullable String column, @Nullable Long batch,
                    @Nullable FaultState to, @Nullable String note) {

        FaultFilter filter() {
            return new FaultFilter(Optional.ofNullable(from), Optional.ofNullable(unit).map(UnitId::new), Optional.ofNullable(format),
                    Optional.ofNullable(column), Optional.ofNullable(batch), Optional.empty());
        }
    }

    /** How many faults were moved. */
    record MovedView(int moved) {
    }

    @GetMapping
    FaultQueuePage list(@RequestParam Optional<FaultState> state, @RequestParam Optional<UnitId> unit, @RequestParam Optional<String> format,
                        @RequestParam Optional<String> column, @RequestParam Optional<Long> batch, @RequestParam Optional<String> owner,
                        @RequestParam(defaultValue = "1") int page, @AuthenticationPrincipal SignedInUser user) {
        FaultValues values = FaultValues.of(user, organisation);
        Page<QueuedFault> found = queue.find(new FaultFilter(state, unit, format, column, batch, owner), page).map(values::of);
        return new FaultQueuePage(found.items().stream().map(QueuedFaultView::of).toList(), found.number(), found.pages(), found.total());
    }

    @PostMapping("/move")
    ResponseEntity<Object> move(@RequestBody MoveForm form, @AuthenticationPrincipal SignedInUser user) {
        if (form.to() == null) {
            return Problems.of(new Attempt.Refused<>(Attempt.Kind.INVALID, "Say to which state the faults are moved.", "to"));
        }
        Attempt<Integer> attempt = queue.move(form.filter(), form.to(), form.note() == null ? "" : form.note(), user.actor());
        return attempt instanceof Attempt.Refused<Integer> refused ? Problems.of(refused)
                : ResponseEntity.ok(new MovedView(((Attempt.Done<Integer>) attempt).value()));
    }
}

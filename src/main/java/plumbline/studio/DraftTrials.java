package plumbline.studio;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import plumbline.core.Attempt;
import plumbline.core.StandardId;
import plumbline.standards.RuleSource;
import plumbline.standards.RuleTrial;
import plumbline.standards.TriedRules;

/**
 * Where drafts are tried: on few threads and for a limited time, whatever somebody types, so that everybody else's pages go
 * on. What came of a trial is remembered by the files' hash, because the same draft is looked at many times.
 */
@Component
class DraftTrials implements DisposableBean {

    private static final int REMEMBERED = 8;
    /** Half of the cores try drafts at most. */
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final int WAITING = 12;
    private static final String LONGEST = "${plumbline.studio.longest-trial:PT20S}";

    private final RuleTrial trial;
    private final Duration longest;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING),
            DraftTrials::thread);
    private final Map<String, TriedRules> remembered = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TriedRules> eldest) {
            return size() > REMEMBERED;
        }
    };

    DraftTrials(RuleTrial trial, @Value(LONGEST) Duration longest) {
        this.trial = trial;
        this.longest = longest;
    }

    /** Tries changed files over those of a version; refused when it takes too long or too many others wait. */
    Attempt<TriedRules> tryOut(List<RuleSource> version, List<ChangedFile> changed) {
        List<RuleSource> files = DraftRules.over(version, changed);
        Set<StandardId> standards = DraftRules.standards(changed);
        String name = DraftRules.hash(files.stream().map(file -> new ChangedFile(file.path(), file.text(), null)).toList()) + standards;
        synchronized (remembered) {
            TriedRules known = remembered.get(name);
            if (known != null) {
                return Attempt.done(known);
            }
        }
        Attempt<TriedRules> tried = run(files, standards);
        if (tried instanceof Attempt.Done<TriedRules> done) {
            synchronized (remembered) {
                remembered.put(name, done.value());
            }
        }
        return tried;
    }

    private Attempt<TriedRules> run(List<RuleSource> files, Set<StandardId> standards) {
        AtomicBoolean begun = new AtomicBoolean();
        Future<TriedRules> running;
        try {
            running = threads.submit(() -> {
                begun.set(true);
                return trial.tryOut(files, standards);
            });
        } catch (RejectedExecutionException tooMany) {
            return Attempt.notNow("Many drafts are being tried at the moment. Your draft is saved; try it again in a minute.");
        }
        try {
            return Attempt.done(running.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException tooLong) {
            running.cancel(true);
            return Attempt.notNow(begun.get() ? "Trying the draft took longer than " + longest.toSeconds()
                    + " seconds and was given up. Your draft is saved; try it again, or make its worked examples fewer."
                    : "Other drafts were tried first, and yours had not begun after " + longest.toSeconds() + " seconds. Your draft is saved; try it again in a minute.");
        } catch (InterruptedException interrupted) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return Attempt.notNow("The service is stopping. Your draft is saved.");
        } catch (ExecutionException fault) {
            throw new IllegalStateException("a draft could not be tried", fault.getCause());
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "draft-trial");
        thread.setDaemon(true);
        thread.setContextClassLoader(DraftTrials.class.getClassLoader());
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}

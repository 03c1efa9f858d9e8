package plumbline.standards.compiler;

import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieModuleModel;
import org.kie.api.runtime.KieContainer;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.kie.api.KieBase;
import org.kie.internal.builder.InternalKieBuilder;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;
import plumbline.standards.RuleProblem;

/** Rule language on its way through the second lock to a rule base. */
final class Drl {

    /** A file in rule language. */
    record Text(String path, String drl) {
    }

    private final KieServices services = KieServices.Factory.get();
    private final ClassLoader classLoader = Drl.class.getClassLoader();
    private final ReleaseId releaseId;
    private final KieBuilder builder;

    private Drl(List<Text> texts, String version, Cores cores) {
        releaseId = services.newReleaseId("plumbline", "rules", version);
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(releaseId);
        texts.forEach(text -> files.write("src/main/resources/plumbline/rules/" + text.path().replaceAll("[^A-Za-z0-9]", "_") + ".drl", text.drl()));
        InternalKieBuilder made = (InternalKieBuilder) services.newKieBuilder(files, classLoader);
        builder = cores == Cores.ALL ? made : made.withKModuleModel(onOneCore());
    }

    /** Compiles to classes. Nothing of the rules has run after this. */
    static Drl build(List<Text> texts, String version) {
        return build(texts, version, Cores.ALL);
    }

    /** The same on so many cores. */
    static Drl build(List<Text> texts, String version, Cores cores) {
        Drl drl = new Drl(texts, version, cores);
        drl.builder.buildAll(ExecutableModelProject.class);
        return drl;
    }

    /** By default Drools compiles more than a few rules on a pool of its own that takes every core. */
    private KieModuleModel onOneCore() {
        return services.newKieModuleModel().setConfigurationProperty(ParallelRulesBuildThresholdOption.PROPERTY_NAME, "-1");
    }

    List<RuleProblem> errors() {
        return builder.getResults().getMessages(Message.Level.ERROR).stream()
                .map(message -> RuleProblem.ofFile(String.valueOf(message.getPath()), "the rule does not compile: " + message.getText()))
                .toList();
    }

    InternalKieModule module() {
        return (InternalKieModule) builder.getKieModule();
    }

    /** The rule base; from here on code of the rules may run. */
    KieBase base() {
        KieContainer container = services.newKieContainer(releaseId, classLoader);
        try {
            return container.getKieBase();
        } finally {
            forget();
        }
    }

    /** Drools keeps every build in a static cache; ours is held by whoever uses it and nobody else. */
    void forget() {
        services.getRepository().removeKieModule(releaseId);
    }
}

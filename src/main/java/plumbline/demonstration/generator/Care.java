package plumbline.demonstration.generator;

/** The kinds of long-term care made here, in the words of both releases of client level data. */
enum Care {

    HOME_CARE("Community", "Home support or domiciliary care", "Home Support", true),
    RESIDENTIAL("Residential care", "Long term residential care", "Long Term Residential Care", true),
    NURSING("Nursing care", "Long term nursing care", "Long Term Nursing Care", true),
    SUPPORTED_LIVING("Community", "Community supported living", "Community Supported Living", true),
    DIRECT_PAYMENT("Community", "Direct payment", "Direct Payment", false);

    private final String setting;
    private final String component;
    private final String componentOfRelease1;
    private final boolean atLocation;

    Care(String setting, String component, String componentOfRelease1, boolean atLocation) {
        this.setting = setting;
        this.component = component;
        this.componentOfRelease1 = componentOfRelease1;
        this.atLocation = atLocation;
    }

    String type() {
        return "Long term support: " + setting;
    }

    String typeOfRelease1() {
        return "Long Term Support: " + setting.replace("care", "Care");
    }

    String component() {
        return component;
    }

    String componentOfRelease1() {
        return componentOfRelease1;
    }

    /** Whether a registered location gives it. */
    boolean atLocation() {
        return atLocation;
    }
}

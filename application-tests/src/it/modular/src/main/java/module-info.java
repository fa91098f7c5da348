module demo {
    requires dev.jfork.runtime;
    requires org.apache.commons.lang3;
}

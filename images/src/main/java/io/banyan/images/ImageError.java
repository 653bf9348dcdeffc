package io.banyan.images;

import java.util.Locale;

/** Why base images could not be built, loaded or pushed: a stable code, who can mend it, and what to do next. */
public enum ImageError {
    DEFINITION_INVALID(Type.USER, "Correct the definition named here.", "请修正所指的镜像定义。"),
    NOT_ROOT(Type.USER, "Run it as root: system users and file owners are created.", "请以 root 运行：需要创建系统用户和文件属主。"),
    LOCALE_NOT_UTF8(
            Type.USER,
            "Set LC_ALL=C.UTF-8: the distribution's file names are UTF-8.",
            "请设置 LC_ALL=C.UTF-8：发行版的文件名为 UTF-8。"),
    TOOL_MISSING(Type.USER, "Install the program named here (bin/setup does).", "请安装所指程序（bin/setup 会安装）。"),
    BUSY(Type.USER, "Wait for the other build of this directory to end.", "请等待该目录的另一个构建结束。"),
    MIRROR_UNREACHABLE(
            Type.PLATFORM,
            "Check the network, or name a mirror that answers with --mirror.",
            "请检查网络，或用 --mirror 指定可用的软件源。"),
    MIRROR_UNTRUSTED(
            Type.PLATFORM,
            "The mirror's signature does not verify: name its keyring with --keyring, or another mirror.",
            "软件源签名校验失败：请用 --keyring 指定密钥环，或更换软件源。"),
    PACKAGE_MISSING(
            Type.PLATFORM,
            "The mirror lacks the package: complete the mirror, or change the definition.",
            "软件源缺少该软件包：请补全软件源或修改定义。"),
    DISK_FULL(Type.CAPACITY, "Free space on the file system of --home and run it again.", "请释放 --home 所在文件系统的空间后重试。"),
    PROGRAM_FAILED(Type.PLATFORM, "Read the lines above; the whole log is named here.", "请查看以上输出；完整日志见所指文件。"),
    STORE_FAILED(Type.PLATFORM, "Check the directory named here and its rights.", "请检查所指目录及其权限。"),
    NOT_BUILT(Type.USER, "Build the images first.", "请先构建镜像。"),
    ENGINE_REFUSED(
            Type.PLATFORM,
            "Check that the container engine answers (bin/setup starts it).",
            "请确认容器引擎可用（bin/setup 会启动）。"),
    REGISTRY_REFUSED(Type.PLATFORM, "Check the registry's address and the account's rights.", "请检查镜像仓库地址和账号权限。");

    /** Who can mend it. */
    public enum Type {
        USER,
        PLATFORM,
        CAPACITY
    }

    private final Type type;
    private final String english;
    private final String chinese;

    ImageError(Type type, String english, String chinese) {
        this.type = type;
        this.english = english;
        this.chinese = chinese;
    }

    public Type type() {
        return type;
    }

    /** What to do next, in the reader's language (Chinese or English). */
    public String nextStep(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
}

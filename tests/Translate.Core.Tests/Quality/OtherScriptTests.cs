using Translate.Core.Quality;

namespace Translate.Core.Tests.Quality;

public sealed class OtherScriptTests : CheckTest
{
    private protected override ICheck Check { get; } = new OtherScript();

    [Theory]
    [InlineData("en", "ko", "The alliance has evolved.", "La alianza ha evolucionado.")]
    [InlineData("en", "ko", "The alliance has evolved.", "同盟は進化した。")]
    [InlineData("en", "ko", "Settings of the alliance", "EINSTELLUNGEN")]
    [InlineData("en", "ko", "The alliance has evolved.", "The 동맹 has evolved over the years.")]
    [InlineData("en", "ko", "The alliance has evolved.", "美韩同盟已经发展。")]
    [InlineData("ko", "en", "동맹은 진화했다.", "동맹은 진화했다.")]
    [InlineData("ko", "en", "동맹은 진화했다.", "Альянс развился.")]
    [InlineData("en", "ja", "The alliance has evolved.", "동맹은 진화했다.")]
    [InlineData("en", "ja", "The alliance has evolved over many years.", "同盟多年来不断发展壮大并且成为地区和平与稳定的重要基石之一")]
    [InlineData("en", "es", "The alliance has evolved.", "Альянс развился.")]
    [InlineData("en", "sr-Latn", "The alliance has evolved.", "Савез је еволуирао.")]
    [InlineData("en", "zh-TW", "The country has opened its doors.", "这个国家打开了门。")]
    [InlineData("en", "zh-HK", "The country has opened its doors.", "这个国家打开了门。")]
    [InlineData("en", "zh-Hant", "The country has opened its doors.", "这个国家打开了门。")]
    [InlineData("en", "zh-CN", "The country has opened its doors.", "這個國家打開了門。")]
    [InlineData("zh-CN", "zh-TW", "这个国家打开了门。", "这个国家打开了门")]
    public void A_target_in_another_script_is_said(string from, string to, string source, string target) => Assert.Single(Examine(source, target, from, to));

    [Theory]
    [InlineData("en", "ko", "Install Microsoft Office 365", "Microsoft Office 365 설치")]
    [InlineData("en", "ko", "Microsoft Office 365", "Microsoft Office 365")]
    [InlineData("en", "ko", "Use git commit and git push.", "git commit과 git push를 쓰십시오.")]
    [InlineData("ko", "en", "한미동맹", "The alliance (한미동맹)")]
    [InlineData("en", "ja", "The summit", "首脳会談")]
    [InlineData("en", "sr", "The alliance has evolved.", "Савез је еволуирао.")]
    [InlineData("en", "sr", "The alliance has evolved.", "Savez je evoluirao.")]
    [InlineData("en", "zh-Hant", "The alliance has evolved.", "同盟已經發展。")]
    [InlineData("en", "zh-TW", "The country has opened its doors.", "這個國家打開了門。")]
    [InlineData("en", "zh-CN", "The country has opened its doors.", "这个国家打开了门。")]
    [InlineData("en", "zh-TW", "简体中文", "简体中文")]
    [InlineData("en", "zh", "The country has opened its doors.", "這個國家打開了門。")]
    [InlineData("en", "zh-TW", "He is in the office of the queen.", "他在皇后的台前乾杯，范雲里。")]
    [InlineData("en", "zh-TW", "He is called 刘国.", "他的名字在簡體中文寫作「刘国」，並無其他寫法。")]
    [InlineData("en", "ko", "50%", "50%")]
    [InlineData("en", "ja", "Cdrom with it", "Ubuntu 10.04 'Lucid Lynx' の CD-ROM")]
    [InlineData("en", "ko", "Cannot truncate the stream", "GMemoryInputStream을 자를 수 없습니다")]
    [InlineData("en", "ko", "See the file", "/usr/share/doc/package_name/readme.txt 참조")]
    [InlineData("en", "ko", "…", "abcde")]
    [InlineData("en", "es", "The π value of α and β", "El valor π de α y β")]
    public void Names_code_and_signs_are_no_finding(string from, string to, string source, string target) => Assert.Empty(Examine(source, target, from, to));

    [Theory]
    [InlineData("Tfng", 'ⵣ')]
    [InlineData("Hang", '한')]
    [InlineData("Hira", 'カ')]
    [InlineData("Hani", '々')]
    [InlineData("Latn", 'ｚ')]
    [InlineData("Arab", 'ﺀ')]
    [InlineData(null, '7')]
    [InlineData(null, '–')]
    public void Letters_have_scripts(string? script, char letter) => Assert.Equal(script, Scripts.Of(new System.Text.Rune(letter)));
}

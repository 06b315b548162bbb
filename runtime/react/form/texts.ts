import { TranslatableString, englishStringTranslator } from '@rjsf/utils';
import type { UiLanguage } from '../texts/index.ts';

/** Everything RJSF may say by itself, in Chinese. Most of it is said by our own templates; nothing of it stays English. */
const zh: Readonly<Record<TranslatableString, string>> = {
  [TranslatableString.ArrayItemTitle]: '项',
  [TranslatableString.MissingItems]: '没有说明列表里是什么',
  [TranslatableString.EmptyArray]: '还没有添加，点下面的按钮添加。',
  [TranslatableString.YesLabel]: '是',
  [TranslatableString.NoLabel]: '否',
  [TranslatableString.CloseLabel]: '关闭',
  [TranslatableString.ErrorsLabel]: '要改的地方',
  [TranslatableString.NewStringDefault]: '新内容',
  [TranslatableString.AddButton]: '添加',
  [TranslatableString.AddItemButton]: '添加一项',
  [TranslatableString.CopyButton]: '复制',
  [TranslatableString.ExpandButton]: '继续展开',
  [TranslatableString.MoveDownButton]: '下移',
  [TranslatableString.MoveUpButton]: '上移',
  [TranslatableString.RemoveButton]: '删除',
  [TranslatableString.NowLabel]: '现在',
  [TranslatableString.ClearLabel]: '清除',
  [TranslatableString.AriaDateLabel]: '选择日期',
  [TranslatableString.PreviewLabel]: '预览',
  [TranslatableString.DecrementAriaLabel]: '减一',
  [TranslatableString.IncrementAriaLabel]: '加一',
  [TranslatableString.OptionalObjectAdd]: '填写这一部分',
  [TranslatableString.OptionalObjectRemove]: '不填这一部分',
  [TranslatableString.OptionalObjectEmptyMsg]: '这一部分没有填',
  [TranslatableString.Type]: '类型',
  [TranslatableString.Value]: '内容',
  [TranslatableString.ClearButton]: '清空',
  [TranslatableString.UnknownFieldType]: '不认识的字段类型 %1',
  [TranslatableString.OptionPrefix]: '选项 %1',
  [TranslatableString.TitleOptionPrefix]: '%1 选项 %2',
  [TranslatableString.KeyLabel]: '%1 的名称',
  [TranslatableString.DeprecatedLabel]: '%1（已停用）',
  [TranslatableString.CycleDetected]: '字段“%1”引用了自己，可以继续展开一层。',
  [TranslatableString.InvalidObjectField]: '“%1”这一组设置有误：%2。',
  [TranslatableString.UnsupportedField]: '这一项暂不能在这里填写。',
  [TranslatableString.UnsupportedFieldWithId]: '“%1”暂不能在这里填写。',
  [TranslatableString.UnsupportedFieldWithReason]: '这一项暂不能在这里填写：%1。',
  [TranslatableString.UnsupportedFieldWithIdAndReason]: '“%1”暂不能在这里填写：%2。',
  [TranslatableString.FilesInfo]: '%1（%2，%3 字节）',
};

type TranslateString = (key: TranslatableString, params?: string[]) => string;

/** RJSF's `translateString` for a language. */
export function translateStringFor(language: UiLanguage): TranslateString {
  if (language === 'en') return englishStringTranslator;
  return (key, params = []) =>
    params.reduce((words, value, index) => words.replaceAll(`%${index + 1}`, value), zh[key]);
}

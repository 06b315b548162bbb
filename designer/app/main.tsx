import { Frame, SignIn, startPage } from '#react';
import { Open } from './Open.tsx';

startPage(
  <Frame title={{ 'zh-CN': '表单设计', en: 'Form designer' }}>
    <SignIn home="/designer/">{(signed) => <Open key={signed.account.person} signed={signed} />}</SignIn>
  </Frame>,
);
